// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.receive;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.saola.connectors.receive.DeliveryRefused.Code;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.message.notice.Entry;
import org.saola.message.notice.ReleaseNote;
import org.saola.message.notice.SaltedEntry;
import org.saola.pki.seal.SealedPart;

/**
 * Holds the hub to its release note: every part that was meant for us is here or is named as
 * withheld with a rule, nothing else is here, and the log entries say the same.
 */
final class ReleaseCheck {
  private final AgencyId agency;
  private final Delivery delivery;
  private final Manifest manifest;
  private final ReleaseNote note;

  private ReleaseCheck(AgencyId agency, Delivery delivery, ReleaseNote note) {
    this.agency = agency;
    this.delivery = delivery;
    this.manifest = delivery.manifest();
    this.note = note;
  }

  /** The note, once it has been held against manifest, parts and entries. */
  static ReleaseNote check(AgencyId agency, Delivery delivery) throws DeliveryRefused {
    ReleaseNote note = read(delivery);
    ReleaseCheck check = new ReleaseCheck(agency, delivery, note);
    check.requireThisMessage();
    check.requireEveryPartNamed();
    check.requireReleasedParts();
    check.requireEntries();
    return note;
  }

  private static ReleaseNote read(Delivery delivery) throws DeliveryRefused {
    byte[] json =
        delivery
            .message()
            .note()
            .orElseThrow(
                () -> new DeliveryRefused(Code.RELEASE_NOTE_INVALID, "there is no release note"));
    try {
      return StrictJson.read(json, ReleaseNote.class);
    } catch (InvalidDocument e) {
      throw new DeliveryRefused(Code.RELEASE_NOTE_INVALID, e);
    }
  }

  private void requireThisMessage() throws DeliveryRefused {
    require(note.message().equals(delivery.digest()), "the note is of another message");
  }

  private void requireEveryPartNamed() throws DeliveryRefused {
    List<String> named = new ArrayList<>(note.released());
    note.withheld().forEach(withheld -> named.add(withheld.part()));
    List<String> meant =
        manifest.parts().stream()
            .filter(part -> part.to().contains(agency))
            .map(Part::name)
            .toList();
    // Sorted, so that a part that is named twice is found too.
    require(
        sorted(named).equals(sorted(meant)),
        "meant for us are %s, released %s, withheld %s"
            .formatted(meant, note.released(), note.withheld()));
    require(
        note.withheld().stream().noneMatch(withheld -> withheld.rules().isEmpty()),
        "a part is withheld without a rule");
    require(!note.released().isEmpty(), "nothing was released");
  }

  private void requireReleasedParts() throws DeliveryRefused {
    List<Part> released = released();
    require(
        released.stream().map(Part::name).toList().equals(note.released()),
        "released parts must be named in the manifest's order");
    List<Part> inline = released.stream().filter(part -> !part.claimCheck()).toList();
    List<SealedPart> sealed = delivery.message().parts();
    if (sealed.size() != inline.size()) {
      throw new DeliveryRefused(
          Code.PARTS_MISMATCH,
          "%d inline parts were released and %d came".formatted(inline.size(), sealed.size()));
    }
    for (int i = 0; i < sealed.size(); i++) {
      requireSealed(inline.get(i), sealed.get(i));
    }
  }

  private static void requireSealed(Part part, SealedPart sealed) throws DeliveryRefused {
    if (!Digest.ofHash(sealed.digest()).equals(part.sealed())) {
      throw new DeliveryRefused(
          Code.SEALED_DIGEST_MISMATCH,
          "part %s is not the one that the manifest names".formatted(part.name()));
    }
  }

  /** One entry for each part, released ones first, with the rules that the note names. */
  private void requireEntries() throws DeliveryRefused {
    List<Entry> entries = new ArrayList<>();
    for (SaltedEntry salted : note.entries()) {
      entries.add(read(salted));
    }
    List<String> released = new ArrayList<>();
    List<ReleaseNote.Withheld> withheld = new ArrayList<>();
    for (Entry entry : entries) {
      String part = Objects.requireNonNullElse(entry.part(), "");
      switch (entry.event()) {
        case RELEASED -> released.add(part);
        case WITHHELD ->
            withheld.add(
                new ReleaseNote.Withheld(
                    part, Objects.requireNonNullElse(entry.rules(), List.of())));
        default -> require(false, "an entry of another kind: " + entry.event());
      }
    }
    require(sorted(released).equals(sorted(note.released())), "entries release other parts");
    require(
        sorted(withheld).equals(sorted(note.withheld())),
        "entries withhold other parts, or by other rules");
  }

  private Entry read(SaltedEntry salted) throws DeliveryRefused {
    try {
      Entry entry = StrictJson.read(salted.entry(), Entry.class);
      require(
          delivery.digest().equals(entry.message())
              && manifest.id().equals(entry.id())
              && manifest.from().equals(entry.from())
              && agency.equals(entry.to()),
          "an entry is of another message or recipient");
      return entry;
    } catch (InvalidDocument e) {
      throw new DeliveryRefused(Code.RELEASE_NOTE_INVALID, e);
    }
  }

  List<Part> released() {
    return released(manifest, note);
  }

  static List<Part> released(Manifest manifest, ReleaseNote note) {
    return manifest.parts().stream().filter(part -> note.released().contains(part.name())).toList();
  }

  private static <T> List<String> sorted(List<T> items) {
    return items.stream().map(Object::toString).sorted().toList();
  }

  private static void require(boolean holds, String otherwise) throws DeliveryRefused {
    if (!holds) {
      throw new DeliveryRefused(Code.RELEASE_NOTE_MISMATCH, otherwise);
    }
  }
}
