// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.web;

import java.io.IOException;
import java.io.InputStream;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.notice.Cosignature;
import org.saola.routes.audit.AgencyWitnesses;
import org.saola.routes.web.WebRefused.Code;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /cosignature}: an agency that is a witness vouches for the proposed checkpoint. */
@RestController
class CosignatureEndpoint {
  private static final int LARGEST_BODY = 16 << 10;

  private final AgencyWitnesses witnesses;

  CosignatureEndpoint(AgencyWitnesses witnesses) {
    this.witnesses = witnesses;
  }

  @PostMapping("/cosignature")
  ResponseEntity<Void> take(@RequestAttribute(AgenciesOnly.AGENCY) AgencyId from, InputStream body)
      throws IOException {
    return switch (witnesses.take(from, read(body).lines())) {
      case TAKEN -> ResponseEntity.ok().build();
      case NOT_A_WITNESS -> throw new WebRefused(Code.NOT_FOUND, "you are not named as a witness");
      case NOT_OF_THIS ->
          throw new WebRefused(
              Code.VERSION, "these are not your cosignatures of the proposed checkpoint");
    };
  }

  private static Cosignature read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(LARGEST_BODY + 1);
    if (bytes.length > LARGEST_BODY) {
      throw new WebRefused(Code.TOO_LARGE, "larger than %d bytes".formatted(LARGEST_BODY));
    }
    try {
      return StrictJson.read(bytes, Cosignature.class);
    } catch (InvalidDocument e) {
      throw new WebRefused(Code.INVALID, String.valueOf(e.getMessage()));
    }
  }
}
