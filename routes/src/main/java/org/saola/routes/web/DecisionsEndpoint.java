// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.web;

import java.io.IOException;
import java.io.InputStream;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.notice.DecisionQuery;
import org.saola.routes.authorize.AccessRules;
import org.saola.routes.directory.DirectoryService;
import org.saola.routes.web.WebRefused.Code;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /decisions}: who may have which part of what the asking agency wants to send. */
@RestController
class DecisionsEndpoint {
  private static final int LARGEST_BODY = 256 << 10;

  /** Of one query: each may cost a full decision. */
  private static final int MOST_RULINGS = 5000;

  private final AccessRules rules;
  private final DirectoryService directories;

  DecisionsEndpoint(AccessRules rules, DirectoryService directories) {
    this.rules = rules;
    this.directories = directories;
  }

  @PostMapping("/decisions")
  ResponseEntity<byte[]> decide(
      @RequestAttribute(AgenciesOnly.AGENCY) AgencyId sender, InputStream body) throws IOException {
    DecisionQuery query = parse(read(body));
    long rulings = query.parts().stream().mapToLong(part -> part.to().size()).sum();
    if (rulings > MOST_RULINGS) {
      throw new WebRefused(Code.TOO_LARGE, "more than %d rulings".formatted(MOST_RULINGS));
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(StrictJson.write(rules.answer(sender, query, directories.latest())));
  }

  private static byte[] read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(LARGEST_BODY + 1);
    if (bytes.length > LARGEST_BODY) {
      throw new WebRefused(Code.TOO_LARGE, "larger than %d bytes".formatted(LARGEST_BODY));
    }
    return bytes;
  }

  private static DecisionQuery parse(byte[] json) {
    try {
      return StrictJson.read(json, DecisionQuery.class);
    } catch (InvalidDocument e) {
      throw new WebRefused(Code.INVALID, String.valueOf(e.getMessage()));
    }
  }
}
