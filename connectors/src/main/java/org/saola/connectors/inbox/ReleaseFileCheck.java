// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.saola.connectors.inbox.OfflineVerify.Line;
import org.saola.connectors.log.Evidence;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartDefinition;

/**
 * Holds {@code release.json} against the log: every part that was meant for this recipient is here
 * or withheld by a named rule, and an entry of the log says so.
 */
final class ReleaseFileCheck {
  private final Path folder;
  private final Path file;
  private final Manifest manifest;
  private final Digest digest;
  private final List<Evidence> proven;
  private final List<Line> lines = new ArrayList<>();

  ReleaseFileCheck(Path folder, Manifest manifest, Digest digest, List<Evidence> proven) {
    this.folder = folder;
    this.file = folder.resolve(ReleaseFile.NAME);
    this.manifest = manifest;
    this.digest = digest;
    this.proven = proven;
  }

  List<Line> lines() throws IOException {
    if (!Files.exists(file)) {
      fail("is missing");
      return lines;
    }
    byte[] bytes = Files.readAllBytes(file);
    try {
      ReleaseFile release = StrictJson.read(bytes, ReleaseFile.class);
      if (!Arrays.equals(StrictJson.writeIndented(release), bytes)) {
        fail("is not in the form in which it was written");
      }
      check(release);
    } catch (InvalidDocument e) {
      fail(String.valueOf(e.getMessage()));
    }
    if (lines.isEmpty()) {
      lines.add(new Line(file, true, "as the log says"));
    }
    return lines;
  }

  private void check(ReleaseFile release) throws InvalidDocument {
    List<Entry> entries = new ArrayList<>();
    for (ReleaseFile.Line line : release.entries()) {
      Entry entry = StrictJson.read(line.entry(), Entry.class);
      entries.add(entry);
      if (!digest.equals(entry.message())) {
        fail("holds an entry about another message");
      }
      requireProof(line, entry);
    }
    requireWithheld(release, entries);
    requireParts(entries);
    requireNoOther(release);
    requireUnsearched(release);
  }

  private void requireProof(ReleaseFile.Line line, Entry entry) {
    boolean isProven =
        proven.stream()
            .anyMatch(
                one ->
                    ReleaseFile.leaf(one.opening()).equals(line.leaf())
                        && Objects.equals(line.index(), one.index()));
    if (!isProven) {
      fail(
          "there is no proof in evidence/ that the log holds: %s of part %s"
              .formatted(entry.event(), entry.part()));
    }
  }

  private void requireWithheld(ReleaseFile release, List<Entry> entries) {
    Set<ReleaseFile.Withheld> logged = new HashSet<>();
    for (Entry entry : entries) {
      if (entry.event() == Event.WITHHELD) {
        Objects.requireNonNullElse(entry.rules(), List.<String>of())
            .forEach(rule -> logged.add(withheld(entry, rule)));
      }
    }
    if (!logged.equals(new HashSet<>(release.withheld()))) {
      fail("withholds %s, and the log says %s".formatted(release.withheld(), logged));
    } else {
      release
          .withheld()
          .forEach(
              one ->
                  lines.add(
                      new Line(
                          file, true, "part %s withheld by %s".formatted(one.part(), one.rule()))));
    }
  }

  private static ReleaseFile.Withheld withheld(Entry entry, String rule) {
    return new ReleaseFile.Withheld(String.valueOf(entry.part()), rule);
  }

  private void requireParts(List<Entry> entries) {
    Set<AgencyId> recipients = new HashSet<>();
    entries.stream().map(Entry::to).filter(Objects::nonNull).forEach(recipients::add);
    if (recipients.size() != 1) {
      fail("must speak of one recipient, and speaks of " + recipients);
      return;
    }
    AgencyId recipient = recipients.iterator().next();
    for (Part part : manifest.parts()) {
      boolean here = Files.exists(folder.resolve(InboxFiles.part(part)));
      boolean released = says(entries, Event.RELEASED, part);
      boolean withheld = says(entries, Event.WITHHELD, part);
      boolean meant = part.to().contains(recipient);
      if (here != released || meant != (released || withheld)) {
        lines.add(
            new Line(
                folder.resolve(InboxFiles.part(part)),
                false,
                "here: %s, meant for %s: %s, released: %s, withheld: %s"
                    .formatted(here, recipient, meant, released, withheld)));
      }
    }
  }

  private void requireNoOther(ReleaseFile release) {
    List<Digest> named = release.leaves();
    for (Evidence one : proven) {
      boolean decides =
          one.entry().event() == Event.RELEASED || one.entry().event() == Event.WITHHELD;
      if (decides && !named.contains(ReleaseFile.leaf(one.opening()))) {
        fail("does not name entry %d, which evidence/ proves".formatted(one.index()));
      }
    }
  }

  private void requireUnsearched(ReleaseFile release) {
    List<String> files =
        manifest.parts().stream()
            .filter(part -> !part.nominal() && isFile(part))
            .filter(part -> Files.exists(folder.resolve(InboxFiles.part(part))))
            .map(Part::name)
            .toList();
    if (!files.equals(release.unsearched())) {
      fail("says that %s was not searched, which is %s".formatted(release.unsearched(), files));
    }
  }

  private boolean isFile(Part part) {
    return MessageTypes.find(manifest.type())
        .flatMap(type -> type.part(part.name()))
        .map(PartDefinition::isFile)
        .orElse(false);
  }

  private static boolean says(List<Entry> entries, Event event, Part part) {
    return entries.stream()
        .anyMatch(entry -> entry.event() == event && part.name().equals(entry.part()));
  }

  private void fail(String why) {
    lines.add(new Line(file, false, why));
  }
}
