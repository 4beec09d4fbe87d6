// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import static org.saola.message.json.Rule.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;

/** What a manifest's fields ask of each other. What asks a directory or a clock is the hub's. */
final class ManifestRules {
  private static final Duration LONGEST_LIFE = Duration.ofDays(90);
  private static final TypeId RECEIPT = new TypeId("receipt/1");

  private final Manifest manifest;
  private final List<Problem> problems = new ArrayList<>();

  private ManifestRules(Manifest manifest) {
    this.manifest = manifest;
  }

  static List<Problem> problemsOf(Manifest manifest) {
    ManifestRules rules = new ManifestRules(manifest);
    rules.checkTimes();
    rules.checkRecipients();
    rules.checkThread();
    rules.checkEarlierMessages();
    rules.problems.addAll(manifest.fieldsOfType().problemsFor(manifest.type()));
    if (manifest.type().equals(RECEIPT)) {
      rules.checkReceipt();
    } else {
      rules.checkNoReceipt();
    }
    return rules.problems;
  }

  private void checkTimes() {
    Instant created = manifest.created();
    Instant expires = manifest.expires();
    Instant respondBy = manifest.respondBy();
    if (!expires.isAfter(created)) {
      add("expires", EXPIRES_BEFORE_CREATED, "must lie after created");
    }
    if (Duration.between(created, expires).compareTo(LONGEST_LIFE) > 0) {
      add("expires", EXPIRES_TOO_LATE, "must lie at most 90 days after created");
    }
    if (respondBy != null && (respondBy.isBefore(created) || respondBy.isAfter(expires))) {
      add("respondBy", RESPOND_BY_OUTSIDE_LIFETIME, "must lie between created and expires");
    }
  }

  private void checkRecipients() {
    checkUnique(manifest.to(), Recipient::agency, "to", RECIPIENT_TWICE);
    checkUnique(manifest.parts(), Part::name, "parts", PART_NAME_TWICE);
    Set<AgencyId> intended =
        manifest.to().stream().map(Recipient::agency).collect(Collectors.toSet());
    for (int i = 0; i < manifest.parts().size(); i++) {
      if (!intended.containsAll(manifest.parts().get(i).to())) {
        add(
            "parts[" + i + "].to",
            PART_RECIPIENT_NOT_IN_TO,
            "names who is not in the message's to");
      }
    }
  }

  private void checkThread() {
    MessageId thread = manifest.thread();
    MessageId inReplyTo = manifest.inReplyTo();
    if (thread == null && inReplyTo != null) {
      add("inReplyTo", THREAD_INCOHERENT, "a reply names its thread");
    }
    if (manifest.id().equals(thread)) {
      add("thread", THREAD_INCOHERENT, "the message that begins a thread names none");
    }
    if (manifest.id().equals(inReplyTo)) {
      add("inReplyTo", THREAD_INCOHERENT, "a message does not answer itself");
    }
  }

  private void checkEarlierMessages() {
    if (manifest.consentGiven() != null && manifest.origin() == null) {
      add("consentGiven", CONSENT_WITHOUT_ORIGIN, "given where a message is forwarded");
    }
    EarlierMessage target = manifest.target();
    if (target != null && target.id().equals(manifest.id())) {
      add("target", THREAD_INCOHERENT, "a message is not about itself");
    }
  }

  private void checkNoReceipt() {
    if (manifest.parts().isEmpty()) {
      add("parts", PARTS_MISSING, "every type but receipt/1 has parts");
    }
    if (!manifest.receipts().isEmpty()) {
      add("receipts", RECEIPTS_MISPLACED, "only receipt/1 has receipts");
    }
  }

  private void checkReceipt() {
    List<ReceiptItem> lines = manifest.receipts();
    if (!manifest.parts().isEmpty()) {
      add("parts", PARTS_IN_RECEIPT, "receipt/1 has no parts");
    }
    if (lines.isEmpty()) {
      add("receipts", RECEIPTS_MISSING, "receipt/1 has at least one line");
    }
    // Nobody learns from a receipt what another sender sent.
    if (manifest.to().size() > 1) {
      add("to", RECEIPT_TO_SEVERAL, "receipt/1 goes to the original sender alone");
    }
    checkUnique(lines, ManifestRules::said, "receipts", RECEIPT_LINE_TWICE);
    checkReadings(lines);
  }

  /** Whether a message arrived is said once, and once that it was read. */
  private static Object said(ReceiptItem line) {
    return List.of(line.id(), line.outcome() == HandOver.READ);
  }

  private void checkReadings(List<ReceiptItem> lines) {
    Set<MessageId> rejected =
        lines.stream()
            .filter(line -> line.outcome() == HandOver.REJECTED)
            .map(ReceiptItem::id)
            .collect(Collectors.toSet());
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).outcome() == HandOver.READ && rejected.contains(lines.get(i).id())) {
        add("receipts[" + i + "]", RECEIPT_LINE_TWICE, "nobody reads what was rejected");
      }
    }
  }

  private <T> void checkUnique(List<T> list, Function<T, Object> key, String path, Rule rule) {
    Set<Object> seen = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      if (!seen.add(key.apply(list.get(i)))) {
        add(path + "[" + i + "]", rule, "stands twice");
      }
    }
  }

  private void add(String path, Rule rule, String message) {
    problems.add(new Problem(path, rule, message));
  }
}
