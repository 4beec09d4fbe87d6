// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.record;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Answer;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.HandOver;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.TypeId;
import org.saola.message.request.TimeLimit;
import org.saola.message.type.MessageTypes;
import org.saola.routes.deadline.Deadlines.Arrived;
import org.saola.routes.deadline.Exchanged;
import org.saola.routes.deadline.Exchanged.Reply;

/** What the statutory clocks are told of accepted messages: all of it stands in the manifest. */
final class Exchanges {
  private static final Set<TypeId> WITHDRAWING = Set.of(MessageTypes.RECALL, MessageTypes.ERASURE);

  private Exchanges() {}

  static Exchanged of(Recorded message) {
    Manifest manifest = message.manifest();
    Set<AgencyId> to =
        message.deliveries().stream().map(Delivery::recipient).collect(Collectors.toSet());
    return new Exchanged(
        message.digest(),
        manifest.id(),
        manifest.from(),
        to,
        manifest.thread(),
        manifest.inReplyTo(),
        limit(manifest),
        reply(manifest.answer()),
        withdrawn(manifest));
  }

  private static @Nullable TimeLimit limit(Manifest manifest) {
    return manifest.type().equals(MessageTypes.CASE_REQUEST)
        ? TimeLimit.asked(manifest.urgency(), manifest.created(), manifest.respondBy())
        : null;
  }

  private static @Nullable Reply reply(@Nullable Answer answer) {
    if (answer == null) {
      return null;
    }
    return switch (answer.outcome()) {
      case CLARIFY -> new Reply.Clarify();
      case DELAY -> new Reply.Delay(Objects.requireNonNull(answer.until(), "a delay has an end"));
      case PROVIDE, PARTIAL, REFUSE ->
          new Reply.Answer(
              answer.outcome().name(), answer.ground() == null ? null : answer.ground().name());
    };
  }

  /** Who recalls or erases a request no longer waits for an answer to it. */
  private static @Nullable Digest withdrawn(Manifest manifest) {
    EarlierMessage target = manifest.target();
    return target != null && WITHDRAWING.contains(manifest.type()) ? target.manifest() : null;
  }

  static List<Arrived> rejected(List<Answered> lines, AgencyId by) {
    return lines.stream()
        .filter(each -> each.line().outcome() == HandOver.REJECTED)
        .map(each -> new Arrived(each.line().manifest(), each.type(), by))
        .toList();
  }
}
