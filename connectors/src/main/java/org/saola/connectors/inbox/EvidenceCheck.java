// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.saola.connectors.home.DurableFiles;
import org.saola.connectors.inbox.OfflineVerify.Line;
import org.saola.connectors.log.Evidence;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.Entry;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.LogRefused;

/** Verifies evidence files: inclusion of the entry under a checkpoint that the log signed. */
final class EvidenceCheck {
  private final VerificationTrust trust;
  private final Digest message;
  private final List<Line> lines = new ArrayList<>();
  private final List<Evidence> proven = new ArrayList<>();

  private EvidenceCheck(VerificationTrust trust, Digest message) {
    this.trust = trust;
    this.message = message;
  }

  /** Every file of an evidence folder must be a proof about one message. */
  static EvidenceCheck of(VerificationTrust trust, Path folder, Digest message) throws IOException {
    EvidenceCheck check = new EvidenceCheck(trust, message);
    for (Path file : DurableFiles.list(folder)) {
      check.verify(file);
    }
    return check;
  }

  static Line alone(VerificationTrust trust, Path file, byte[] bytes) {
    try {
      Evidence evidence = parse(bytes);
      return new Line(file, true, says(evidence, evidence.proof().verifySalted(trust.logKeys())));
    } catch (LogRefused e) {
      return new Line(file, false, String.valueOf(e.getMessage()));
    }
  }

  List<Line> lines() {
    return lines;
  }

  List<Evidence> proven() {
    return proven;
  }

  private void verify(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      lines.add(new Line(file, false, "is no evidence"));
      return;
    }
    try {
      Evidence evidence = parse(Files.readAllBytes(file));
      Checkpoint checkpoint = evidence.proof().verifySalted(trust.logKeys());
      if (!message.equals(evidence.entry().message())) {
        throw new LogRefused("is evidence about another message");
      }
      if (!file.getFileName().toString().equals(evidence.fileName())) {
        throw new LogRefused("is named otherwise than what it proves: " + evidence.fileName());
      }
      proven.add(evidence);
      lines.add(new Line(file, true, says(evidence, checkpoint)));
    } catch (LogRefused e) {
      lines.add(new Line(file, false, String.valueOf(e.getMessage())));
    }
  }

  private static Evidence parse(byte[] bytes) throws LogRefused {
    Evidence evidence = Evidence.parse(new String(bytes, StandardCharsets.UTF_8));
    // One proof has one form: a byte that changes nothing in meaning still is a change.
    if (!evidence.proof().format().equals(new String(bytes, StandardCharsets.UTF_8))) {
      throw new LogRefused("is not in the form in which it was written");
    }
    return evidence;
  }

  private static String says(Evidence evidence, Checkpoint checkpoint) {
    Entry entry = evidence.entry();
    StringBuilder says = new StringBuilder();
    says.append("entry %d of the log: %s".formatted(evidence.index(), entry.event()));
    if (entry.part() != null) {
      says.append(" of part ").append(entry.part());
    }
    if (entry.to() != null) {
      says.append(" for ").append(entry.to());
    }
    List<String> rules = Objects.requireNonNullElse(entry.rules(), List.of());
    if (!rules.isEmpty()) {
      says.append(" by ").append(String.join(", ", rules));
    }
    says.append(
        " at %s (in a log of %d entries, cosigned %s)"
            .formatted(entry.at(), checkpoint.size(), checkpoint.cosigned()));
    return says.toString();
  }
}
