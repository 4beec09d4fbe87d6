// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.send;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.compose.Composition;
import org.saola.connectors.send.Outcome.Recipient;
import org.saola.connectors.send.Outcome.Source;
import org.saola.connectors.send.Outcome.State;
import org.saola.connectors.send.Outcome.Withheld;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.message.notice.Entry;

/** Tells an outcome from a composition, and then from one log entry after another. */
final class Outcomes {
  private Outcomes() {}

  static Outcome of(Composition.Sealed sealed, @Nullable Source source) {
    Manifest manifest = sealed.manifest();
    return new Outcome(
        manifest.id(),
        manifest.type(),
        Digest.of(sealed.manifestJson()),
        manifest.created(),
        State.WAITING,
        source,
        null,
        null,
        manifest.to().stream().map(to -> recipient(manifest, to, sealed.withheld())).toList());
  }

  static Outcome of(Composition.NotPermitted refused, @Nullable Source source, Instant at) {
    boolean submit = refused.submit().permitted();
    return new Outcome(
        refused.id(),
        refused.type(),
        null,
        at,
        State.NOT_SENT,
        source,
        submit ? "NO_PERMITTED_RECIPIENT" : "SUBMIT_DENIED",
        submit
            ? "the rules leave nobody who may have any part"
            : "refused by " + String.join(", ", refused.submit().rules()),
        refused.to().stream()
            .map(to -> recipient(to, List.of(), withheld(to.agency(), refused.withheld())))
            .toList());
  }

  static Outcome concluded(Outcome outcome, State state, Entry entry) {
    return new Outcome(
        outcome.id(),
        outcome.type(),
        outcome.manifest(),
        outcome.created(),
        state,
        outcome.source(),
        entry.code(),
        entry.detail(),
        outcome.recipients());
  }

  static Outcome notTaken(Outcome outcome, String code, String detail) {
    return new Outcome(
        outcome.id(),
        outcome.type(),
        outcome.manifest(),
        outcome.created(),
        State.NOT_SENT,
        outcome.source(),
        "UPLOAD_" + code,
        detail,
        outcome.recipients());
  }

  static Outcome expired(Outcome outcome) {
    return new Outcome(
        outcome.id(),
        outcome.type(),
        outcome.manifest(),
        outcome.created(),
        State.EXPIRED,
        outcome.source(),
        "NO_EVIDENCE",
        "no evidence came before it expired",
        outcome.recipients());
  }

  /** What an entry about one recipient changes; entries about none change nothing. */
  static Outcome apply(Outcome outcome, Entry entry) {
    List<Recipient> recipients =
        outcome.recipients().stream()
            .map(r -> r.agency().equals(entry.to()) ? apply(r, entry) : r)
            .toList();
    return new Outcome(
        outcome.id(),
        outcome.type(),
        outcome.manifest(),
        outcome.created(),
        outcome.state(),
        outcome.source(),
        outcome.code(),
        outcome.detail(),
        recipients);
  }

  private static Recipient apply(Recipient r, Entry entry) {
    return switch (entry.event()) {
      case WITHHELD -> withheld(r, entry);
      case CONSIGNED -> changed(r, entry.at(), r.handedOver(), r.read(), r.rejected());
      case HANDED_OVER -> changed(r, r.consigned(), entry.at(), r.read(), r.rejected());
      case READ_BY_OFFICER -> changed(r, r.consigned(), r.handedOver(), entry.at(), r.rejected());
      case REJECTED_BY_RECIPIENT ->
          changed(r, r.consigned(), r.handedOver(), r.read(), String.valueOf(entry.code()));
      case EXPIRED, DEAD_LETTERED ->
          changed(r, r.consigned(), r.handedOver(), r.read(), entry.event().name());
      default -> r;
    };
  }

  private static Recipient changed(
      Recipient r,
      @Nullable Instant consigned,
      @Nullable Instant handedOver,
      @Nullable Instant read,
      @Nullable String rejected) {
    return new Recipient(
        r.agency(), r.via(), r.parts(), r.withheld(), consigned, handedOver, read, rejected);
  }

  /** The log's rules join those that our own question had named. */
  private static Recipient withheld(Recipient r, Entry entry) {
    String part = String.valueOf(entry.part());
    List<String> logged = Objects.requireNonNullElse(entry.rules(), List.of());
    List<String> known =
        r.withheld().stream()
            .filter(withheld -> withheld.part().equals(part))
            .flatMap(withheld -> withheld.rules().stream())
            .toList();
    List<Withheld> all =
        new ArrayList<>(r.withheld().stream().filter(w -> !w.part().equals(part)).toList());
    all.add(new Withheld(part, Stream.concat(known.stream(), logged.stream()).distinct().toList()));
    return new Recipient(
        r.agency(),
        r.via(),
        r.parts().stream().filter(name -> !name.equals(part)).toList(),
        all,
        r.consigned(),
        r.handedOver(),
        r.read(),
        r.rejected());
  }

  private static Recipient recipient(
      Manifest manifest, org.saola.message.manifest.Recipient to, List<Composition.Ruled> ruled) {
    List<Withheld> withheld = withheld(to.agency(), ruled);
    List<String> kept = withheld.stream().map(Withheld::part).toList();
    List<String> parts =
        manifest.parts().stream()
            .filter(part -> part.to().contains(to.agency()))
            .map(Part::name)
            .filter(name -> !kept.contains(name))
            .toList();
    return recipient(to, parts, withheld);
  }

  private static Recipient recipient(
      org.saola.message.manifest.Recipient to, List<String> parts, List<Withheld> withheld) {
    return new Recipient(to.agency(), to.via(), parts, withheld, null, null, null, null);
  }

  private static List<Withheld> withheld(AgencyId agency, List<Composition.Ruled> ruled) {
    return ruled.stream()
        .filter(rule -> rule.recipient().agency().equals(agency))
        .map(rule -> new Withheld(rule.part(), rule.rules()))
        .toList();
  }
}
