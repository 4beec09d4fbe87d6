// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.draft;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saola.message.type.PartDefinition;

/**
 * What a file is by its first bytes. What its name or a browser says of it does not count, but must
 * not say otherwise: whoever opens it would be deceived.
 */
public final class TrueType {
  private static final int LOOKED_AT = 4096;
  private static final String TEXT = "text/plain";
  private static final String ZIP = "application/zip";
  private static final String PROGRAM = "application/x-executable";
  private static final String UNKNOWN = "application/octet-stream";

  private record Magic(int at, String bytes, String mediaType) {}

  // In ISO 8859-1, so that each character is a byte.
  private static final List<Magic> MAGIC =
      List.of(
          new Magic(0, "%PDF-", "application/pdf"),
          new Magic(0, "\u0089PNG\r\n\u001a\n", "image/png"),
          new Magic(0, "\u00ff\u00d8\u00ff", "image/jpeg"),
          new Magic(0, "GIF8", "image/gif"),
          new Magic(0, "II*\0", "image/tiff"),
          new Magic(0, "MM\0*", "image/tiff"),
          new Magic(8, "WEBP", "image/webp"),
          new Magic(4, "ftypheic", "image/heic"),
          new Magic(4, "ftyp", "video/mp4"),
          new Magic(0, "MZ", PROGRAM),
          new Magic(0, "\u007fELF", PROGRAM),
          new Magic(0, "#!", PROGRAM),
          new Magic(0, "\u00ca\u00fe\u00ba\u00be", PROGRAM), // Java, and Mach-O for several CPUs
          new Magic(0, "\u00fe\u00ed\u00fa\u00ce", PROGRAM), // Mach-O, in either order of bytes
          new Magic(0, "\u00fe\u00ed\u00fa\u00cf", PROGRAM),
          new Magic(0, "\u00ce\u00fa\u00ed\u00fe", PROGRAM),
          new Magic(0, "\u00cf\u00fa\u00ed\u00fe", PROGRAM),
          new Magic(0, "\u00d0\u00cf\u0011\u00e0", "application/x-ole-storage"), // msi, old macros
          new Magic(0, "L\0\0\0\u0001\u0014\u0002\0", PROGRAM), // a link of Windows
          new Magic(0, "\0asm", PROGRAM),
          new Magic(0, "dex\n", PROGRAM),
          new Magic(0, "MSCF", "application/vnd.ms-cab-compressed"),
          new Magic(0, "7z\u00bc\u00af'\u001c", "application/x-7z-compressed"),
          new Magic(0, "Rar!\u001a\u0007", "application/vnd.rar"),
          new Magic(0, "PK\u0003\u0004", ZIP));

  private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
  private static final String WORD = OOXML + "wordprocessingml.document";
  private static final String SHEET = OOXML + "spreadsheetml.sheet";

  /** What an ending promises. */
  private static final Map<String, List<String>> ENDINGS =
      Map.ofEntries(
          Map.entry("pdf", List.of("application/pdf")),
          Map.entry("png", List.of("image/png")),
          Map.entry("jpg", List.of("image/jpeg")),
          Map.entry("jpeg", List.of("image/jpeg")),
          Map.entry("gif", List.of("image/gif")),
          Map.entry("tif", List.of("image/tiff")),
          Map.entry("tiff", List.of("image/tiff")),
          Map.entry("webp", List.of("image/webp")),
          Map.entry("heic", List.of("image/heic")),
          Map.entry("mp4", List.of("video/mp4")),
          Map.entry("zip", List.of(ZIP)),
          Map.entry("docx", List.of(WORD)),
          Map.entry("xlsx", List.of(SHEET)),
          Map.entry("txt", List.of(TEXT)),
          Map.entry("csv", List.of(TEXT)));

  /** What somebody's computer would run, or unpack, at a click on its name. */
  private static final Set<String> RUN =
      Set.of(
          "exe", "dll", "com", "scr", "msi", "msp", "bat", "cmd", "ps1", "vbs", "js", "jse", "wsf",
          "hta", "jar", "class", "lnk", "url", "reg", "cpl", "app", "dmg", "pkg", "deb", "rpm",
          "apk", "sh", "py", "iso", "vhd", "cab", "7z", "rar");

  private TrueType() {}

  /**
   * @return the media type, or empty with what it is in {@code really} where it may not be attached
   */
  public static Judged of(Path file, String name) throws IOException {
    String type = sniff(head(file));
    boolean carried = ENDINGS.values().stream().anyMatch(types -> types.contains(type));
    boolean promised =
        Optional.ofNullable(ENDINGS.get(ending(name))).map(it -> it.contains(type)).orElse(false);
    boolean opaque =
        type.equals(UNKNOWN) && !ENDINGS.containsKey(ending(name)) && !RUN.contains(ending(name));
    return new Judged(type, carried, promised, opaque);
  }

  /**
   * What was found.
   *
   * @param carried whether files of its type may be attached
   * @param asNamed whether its name says so too
   * @param opaque whether neither its bytes nor its name say what it is; a name that is run says so
   */
  public record Judged(String mediaType, boolean carried, boolean asNamed, boolean opaque) {
    /**
     * Whether it may be that part. Bytes that nobody here knows are taken where the part says that
     * it holds such: a scanner's own format is no public one.
     */
    public boolean fits(PartDefinition part) {
      return carried && asNamed
          ? part.allows(mediaType)
          : opaque && part.mediaTypes().contains(mediaType);
    }
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LOOKED_AT);
    }
  }

  private static String sniff(byte[] head) {
    String bytes = new String(head, StandardCharsets.ISO_8859_1);
    String found =
        MAGIC.stream()
            .filter(magic -> bytes.startsWith(magic.bytes(), magic.at()))
            .findFirst()
            .map(Magic::mediaType)
            .orElseGet(() -> isText(head) ? text(bytes) : UNKNOWN);
    return found.equals(ZIP) ? office(bytes) : found;
  }

  /** A browser may take these for a page, and run what is in it. */
  private static String text(String bytes) {
    String start = bytes.stripLeading().toLowerCase(Locale.ROOT);
    if (start.startsWith("<")) {
      return start.contains("<svg")
          ? "image/svg+xml"
          : start.startsWith("<?xml") ? "text/xml" : "text/html";
    }
    return TEXT;
  }

  private static String office(String bytes) {
    if (bytes.contains("word/")) {
      return WORD;
    }
    return bytes.contains("xl/") ? SHEET : ZIP;
  }

  private static boolean isText(byte[] head) {
    CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(head.length + 1);
    // The last character may be cut.
    CoderResult result = utf8.decode(ByteBuffer.wrap(head), text, head.length < LOOKED_AT);
    return !result.isError()
        && text.flip().chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
  }
}
