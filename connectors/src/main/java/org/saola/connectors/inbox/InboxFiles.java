// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.notice.ReleaseNote;

/** The files of an inbox folder: what each is called, and what it holds. */
public final class InboxFiles {
  static final String EVIDENCE = "evidence";
  static final String MANIFEST = "manifest.json";
  static final String SIGNED = "manifest.p7m";
  private static final String JSON = ".json";

  private InboxFiles() {}

  /** A delivery in the form in which it is placed. */
  public static Incoming of(
      Manifest manifest,
      byte[] manifestJson,
      byte[] signed,
      List<OpenedPart> parts,
      ReleaseNote note) {
    ReleaseFile release = ReleaseFile.of(note);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(MANIFEST, manifestJson);
    files.put(SIGNED, signed);
    parts.forEach(part -> files.put(part(part.name()), part.content()));
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

  static String part(String name) {
    return name + JSON;
  }

  private static SealFile seal(List<OpenedPart> parts) {
    return new SealFile(
        parts.stream().map(part -> SealFile.Salt.of(part.name(), part.salt())).toList());
  }
}
