// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.web;

import org.jspecify.annotations.Nullable;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.Holders;
import org.saola.routes.earlier.EarlierMessages;
import org.saola.routes.web.WebRefused.Code;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /holders/...}: an originator is told who has its message, through others too, because
 * what it recalls, corrects or has erased must reach them all. Nobody else is told anything. With
 * {@code untold=recall/1} those whom its recalls have reached are left out; of corrections count
 * the one that the named message began, and those since.
 */
@RestController
class HoldersEndpoint {
  private final EarlierMessages messages;

  HoldersEndpoint(EarlierMessages messages) {
    this.messages = messages;
  }

  @GetMapping("/holders/{digest:[0-9a-f]{64}}")
  ResponseEntity<byte[]> holders(
      @RequestAttribute(AgenciesOnly.AGENCY) AgencyId asking,
      @PathVariable String digest,
      @RequestParam(required = false) @Nullable TypeId untold,
      @RequestParam(required = false) @Nullable MessageId since) {
    Digest message = new Digest(digest);
    Holders holders =
        (untold == null
                ? messages.holders(asking, message)
                : messages.untold(asking, message, untold, since))
            .map(agencies -> new Holders(agencies.stream().toList()))
            .orElseThrow(
                () -> new WebRefused(Code.NOT_FOUND, "you have sent no message of that digest"));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(StrictJson.write(holders));
  }
}
