// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody here knows may be a scanner's image; what somebody could run may not. */
class TrueTypeTest {
  private static final String OWN_FORMAT = "\u0001\u00feUFF\0";

  @TempDir Path folder;

  private boolean opaque(String bytes, String name) throws Exception {
    Path file = folder.resolve("file");
    Files.write(file, bytes.getBytes(StandardCharsets.ISO_8859_1));
    return TrueType.of(file, name).opaque();
  }

  @Test
  void aScannersOwnFormatIsOpaque() throws Exception {
    assertThat(opaque(OWN_FORMAT, "scan.uff")).isTrue();
    assertThat(opaque(OWN_FORMAT, "scan.img")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MZ\0\u0001",
        "\u007fELF\0",
        "\u00ca\u00fe\u00ba\u00be\0",
        "\u00cf\u00fa\u00ed\u00fe\0",
        "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1",
        "L\0\0\0\u0001\u0014\u0002\0",
        "7z\u00bc\u00af'\u001c\0",
        "Rar!\u001a\u0007\0"
      })
  void aProgramIsNot(String bytes) throws Exception {
    assertThat(opaque(bytes, "scan.uff")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"scan.exe", "scan.MSI", "scan.lnk", "scan.uff.js"})
  void whatIsNamedLikeOneIsNot(String name) throws Exception {
    assertThat(opaque(OWN_FORMAT, name)).isFalse();
  }
}
