// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TransferBasis;
import org.saola.message.manifest.Urgency;
import org.saola.pki.directory.DirectoryDocument;

/**
 * One thing that a sender could do otherwise. The parts of a message and its type are what it has
 * to say: they stay.
 *
 * @param what is changed, such as "mark it otherwise: "
 * @param to the new value, empty where there is but one
 */
record Change(String what, String to, Enquiry changed) {
  /**
   * Every single change of a message to one recipient.
   *
   * @param enquiry with one recipient
   */
  static List<Change> of(Enquiry enquiry, DirectoryDocument directory) {
    List<Change> changes = new ArrayList<>();
    for (Tlp tlp : Tlp.values()) {
      if (tlp != enquiry.tlp()) {
        changes.add(
            new Change("mark it otherwise: ", "TLP:" + CedarTerms.tlp(tlp), enquiry.withTlp(tlp)));
      }
    }
    for (HandlingCode code : HandlingCode.values()) {
      String what = enquiry.handling().contains(code) ? "leave out " : "add ";
      changes.add(new Change(what + "a handling code: ", code.name(), enquiry.withOther(code)));
    }
    for (Level level : Level.values()) {
      if (level != enquiry.level()) {
        changes.add(new Change("give it another level: ", level.name(), enquiry.withLevel(level)));
      }
    }
    for (Purpose purpose : Purpose.values()) {
      if (purpose != enquiry.purpose()) {
        changes.add(
            new Change(
                "send it for another purpose: ", purpose.name(), enquiry.withPurpose(purpose)));
      }
    }
    for (Urgency urgency : Urgency.values()) {
      if (urgency != enquiry.urgency()) {
        changes.add(
            new Change("send it in another lane: ", urgency.name(), enquiry.withUrgency(urgency)));
      }
    }
    addBases(enquiry, changes);
    addWays(enquiry, directory, changes);
    if (enquiry.forwards()) {
      changes.add(
          new Change("send it as a message of its own, not passed on", "", enquiry.asItsOwn()));
    }
    return changes;
  }

  private static void addBases(Enquiry enquiry, List<Change> changes) {
    String what =
        "give %s basis of transfer: ".formatted(enquiry.transferBasis() == null ? "a" : "another");
    for (TransferBasis basis : TransferBasis.values()) {
      if (basis != enquiry.transferBasis()) {
        changes.add(new Change(what, basis.name(), enquiry.withBasis(basis)));
      }
    }
    if (enquiry.transferBasis() != null) {
      changes.add(new Change("give no basis of transfer", "", enquiry.withBasis(null)));
    }
  }

  private static void addWays(Enquiry enquiry, DirectoryDocument directory, List<Change> changes) {
    Recipient recipient = enquiry.to().getFirst();
    @Nullable String via = recipient.via();
    for (DirectoryDocument.Group group : directory.groups()) {
      if (!group.id().equals(via) && group.members().contains(recipient.agency().value())) {
        Recipient other = new Recipient(recipient.agency(), group.id());
        changes.add(
            new Change(
                "name %s through a group: ".formatted(recipient.agency()),
                group.id(),
                enquiry.withTo(other)));
      }
    }
    Optional.ofNullable(via)
        .ifPresent(
            group ->
                changes.add(
                    new Change(
                        "name %s itself, not %s".formatted(recipient.agency(), group),
                        "",
                        enquiry.withTo(new Recipient(recipient.agency(), null)))));
  }
}
