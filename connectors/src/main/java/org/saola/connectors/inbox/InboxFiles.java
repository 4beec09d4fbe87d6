// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saola.connectors.content.FileContent;
import org.saola.message.format.NativeForms;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.message.nominal.Finding;
import org.saola.message.notice.ReleaseNote;

/** The files of an inbox folder: what each is called, and what it holds. */
public final class InboxFiles {
  static final String EVIDENCE = "evidence";
  static final String MANIFEST = "manifest.json";
  static final String SIGNED = "manifest.p7m";

  /** What may be personal data in a part that should hold none; absent where nothing was found. */
  static final String FINDINGS = "findings.json";

  private InboxFiles() {}

  /** A delivery in the form in which it is placed. */
  public static Incoming of(
      Manifest manifest,
      byte[] manifestJson,
      byte[] signed,
      List<OpenedPart> parts,
      List<Finding> findings,
      Optional<ForwardedFile> forwarded,
      ReleaseNote note) {
    ReleaseFile release = ReleaseFile.of(note, unsearched(parts));
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(MANIFEST, manifestJson);
    files.put(SIGNED, signed);
    Map<String, Path> moved = new LinkedHashMap<>();
    for (OpenedPart part : parts) {
      if (part.document() instanceof FileContent file) {
        moved.put(part(part.part()), file.file());
      } else {
        files.put(part(part.part()), part.content());
      }
    }
    files.putAll(nativeForms(parts));
    if (!findings.isEmpty()) {
      files.put(FINDINGS, StrictJson.writeIndented(Map.of("findings", findings)));
    }
    forwarded.ifPresent(chain -> files.put(ForwardedFile.NAME, chain.bytes()));
    files.put(ReleaseFile.NAME, StrictJson.writeIndented(release));
    files.put(SealFile.NAME, StrictJson.writeIndented(seal(parts)));
    Digest digest = Digest.of(manifestJson);
    return new Incoming(
        manifest.from(),
        manifest.id(),
        digest,
        manifest.expires(),
        files,
        moved,
        Withdrawal.of(manifest, digest).orElse(null),
        release.leaves());
  }

  /** What the parts look like to the agency's own systems. */
  static Map<String, byte[]> nativeForms(List<OpenedPart> parts) {
    Map<String, Object> documents = new LinkedHashMap<>();
    parts.forEach(part -> documents.put(part.name(), part.document()));
    return NativeForms.of(documents);
  }

  /** The file of a part. A name that it had with its sender has not travelled. */
  static String part(Part part) {
    return part.name() + Endings.of(part.mediaType());
  }

  static List<String> unsearched(List<OpenedPart> parts) {
    return parts.stream().filter(OpenedPart::isUnsearched).map(OpenedPart::name).toList();
  }

  private static SealFile seal(List<OpenedPart> parts) {
    return new SealFile(
        parts.stream().map(part -> SealFile.Salt.of(part.name(), part.salt())).toList());
  }
}
