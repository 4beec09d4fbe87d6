// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.web;

import java.util.Optional;
import java.util.function.Function;
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
 * the one that the message named by {@code since} began, and those after it; recalls and erasures
 * are final, so for them it changes nothing.
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
      @RequestParam(required = false) @Nullable String untold,
      @RequestParam(required = false) @Nullable String since) {
    if (untold == null && since != null) {
      throw new WebRefused(Code.INVALID, "since goes with untold: it says of which word");
    }
    Digest message = new Digest(digest);
    Holders holders =
        (untold == null
                ? messages.holders(asking, message)
                : messages.untold(
                    asking, message, word(untold), since == null ? null : message(since)))
            .map(agencies -> new Holders(agencies.stream().toList()))
            .orElseThrow(
                () -> new WebRefused(Code.NOT_FOUND, "you have sent no message of that digest"));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(StrictJson.write(holders));
  }

  private static TypeId word(String named) {
    return read(named, TypeId::new)
        .filter(EarlierMessages::isWord)
        .orElseThrow(
            () ->
                new WebRefused(
                    Code.INVALID, "untold names a word: recall/1, correction/1 or erasure/1"));
  }

  private static MessageId message(String named) {
    return read(named, MessageId::new)
        .orElseThrow(
            () -> new WebRefused(Code.INVALID, "since names a message: a UUID of version 7"));
  }

  private static <T> Optional<T> read(String text, Function<String, T> as) {
    try {
      return Optional.of(as.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
