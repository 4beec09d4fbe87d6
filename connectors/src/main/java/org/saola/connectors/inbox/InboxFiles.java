// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saola.message.format.IllegalTradeReportCsv;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.message.nominal.Finding;
import org.saola.message.notice.ReleaseNote;
import org.saola.message.person.Persons;
import org.saola.message.seizure.SeizureReport;

/** The files of an inbox folder: what each is called, and what it holds. */
public final class InboxFiles {
  static final String EVIDENCE = "evidence";
  static final String MANIFEST = "manifest.json";
  static final String SIGNED = "manifest.p7m";

  /** What may be personal data in a part that should hold none; absent where nothing was found. */
  static final String FINDINGS = "findings.json";

  private static final String CSV = ".csv";

  private InboxFiles() {}

  /** A delivery in the form in which it is placed. */
  public static Incoming of(
      Manifest manifest,
      byte[] manifestJson,
      byte[] signed,
      List<OpenedPart> parts,
      List<Finding> findings,
      ReleaseNote note) {
    ReleaseFile release = ReleaseFile.of(note, unsearched(parts));
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(MANIFEST, manifestJson);
    files.put(SIGNED, signed);
    parts.forEach(part -> files.put(part(part.part()), part.content()));
    files.putAll(tables(parts));
    if (!findings.isEmpty()) {
      files.put(FINDINGS, StrictJson.writeIndented(Map.of("findings", findings)));
    }
    files.put(ReleaseFile.NAME, StrictJson.writeIndented(release));
    files.put(SealFile.NAME, StrictJson.writeIndented(seal(parts)));
    return new Incoming(
        manifest.from(),
        manifest.id(),
        Digest.of(manifestJson),
        manifest.expires(),
        files,
        release.leaves());
  }

  /** For types with a tabular form: made of the parts alone, so that anybody can make it again. */
  static Map<String, byte[]> tables(List<OpenedPart> parts) {
    Map<String, byte[]> tables = new LinkedHashMap<>();
    for (OpenedPart part : parts) {
      if (part.document() instanceof SeizureReport report) {
        tables.put(table(part.name()), table(report, persons(parts)));
      }
    }
    return tables;
  }

  private static Optional<Persons> persons(List<OpenedPart> parts) {
    return parts.stream()
        .map(OpenedPart::document)
        .filter(Persons.class::isInstance)
        .map(Persons.class::cast)
        .findFirst();
  }

  private static byte[] table(SeizureReport report, Optional<Persons> persons) {
    StringWriter text = new StringWriter();
    try (IllegalTradeReportCsv csv = IllegalTradeReportCsv.onto(text)) {
      if (persons.isPresent()) {
        csv.add(report, persons.get());
      } else {
        csv.add(report);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The file of a part. A name that it had with its sender has not travelled. */
  static String part(Part part) {
    return part.name() + Endings.of(part.mediaType());
  }

  static List<String> unsearched(List<OpenedPart> parts) {
    return parts.stream().filter(OpenedPart::isUnsearched).map(OpenedPart::name).toList();
  }

  static String table(String part) {
    return part + CSV;
  }

  private static SealFile seal(List<OpenedPart> parts) {
    return new SealFile(
        parts.stream().map(part -> SealFile.Salt.of(part.name(), part.salt())).toList());
  }
}
