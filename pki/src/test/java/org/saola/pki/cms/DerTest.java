// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.pki.cms.CmsRefused.Defect;

class DerTest {
  private static final HexFormat HEX = HexFormat.of();

  @ParameterizedTest
  @ValueSource(strings = {"0500", "3003020101", "0403010203", "a003020101", "0101ff", "3100"})
  void derIsRead(String hex) throws Exception {
    assertThat(Der.read(HEX.parseHex(hex)).bytes()).isEqualTo(HEX.parseHex(hex));
  }

  @Test
  void consecutiveValuesAreSplit() throws Exception {
    assertThat(Der.split(HEX.parseHex("05003003020101")))
        .extracting(value -> HEX.formatHex(value.bytes()))
        .containsExactly("0500", "3003020101");
    assertThat(Der.split(new byte[0])).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', empty",
    "30, no length",
    "0501, cut off",
    "050000, trailing byte",
    "0000, end of contents",
    "30800201010000, indefinite length",
    "308105020101, length longer than needed and than there is",
    "0481020102, length not minimal",
    "048200020102, length with a leading zero",
    "04850000000001aa, length of five bytes",
    "04ff, length of 127 bytes",
    "0484ffffffff, length of 4 GiB",
    "04847fffffff, length of 2 GiB",
    "3003020201, child beyond its parent",
    "1f0100, high tag number",
    "01017f, boolean neither 00 nor ff",
    "0202007f, integer not minimal",
    "3106020102020101, set not sorted",
    "2403040101, constructed octet string",
    "03020101, bit string with unused bits set",
  })
  void whatIsNotDerIsRefused(String hex, String why) {
    assertThatThrownBy(() -> Der.read(HEX.parseHex(hex)))
        .as(why)
        .isInstanceOfSatisfying(
            CmsRefused.class, e -> assertThat(e.defect()).isEqualTo(Defect.MALFORMED));
  }

  @Test
  void deepNestingIsRefused() {
    byte[] nested = new byte[2 * 60];
    for (int level = 0; level < 60; level++) {
      nested[2 * level] = 0x30;
      nested[2 * level + 1] = (byte) (nested.length - 2 * level - 2);
    }
    assertThatThrownBy(() -> Der.read(nested))
        .isInstanceOf(CmsRefused.class)
        .hasMessageContaining("nested");
  }

  /** Whatever the bytes: a value that encodes to them, or a refusal; nothing else is thrown. */
  @Test
  void randomBytesAreReadOrRefused() {
    Random random = new Random(20261122);
    int read = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = new byte[random.nextInt(24)];
      random.nextBytes(bytes);
      if (bytes.length > 2 && random.nextBoolean()) {
        bytes[0] = (byte) new int[] {0x30, 0x31, 0x02, 0x04, 0x06, 0xa0}[random.nextInt(6)];
        bytes[1] = (byte) (bytes.length - 2);
      }
      try {
        assertThat(Der.read(bytes).bytes()).isEqualTo(bytes);
        read++;
      } catch (CmsRefused refused) {
        assertThat(refused.defect()).isEqualTo(Defect.MALFORMED);
      }
    }
    assertThat(read).isPositive();
  }
}
