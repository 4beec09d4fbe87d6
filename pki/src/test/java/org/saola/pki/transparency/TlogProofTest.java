// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlogProofTest {
  @TempDir static Path folder;
  private static LogKeys keys;
  private static MemoryLog log;
  private static final byte[] SALTED =
      "salt of 32 bytes, and then the entry".getBytes(StandardCharsets.UTF_8);
  private static final byte[] CLEAR =
      "{\"event\":\"DIRECTORY_CHANGED\",\"version\":1}".getBytes(StandardCharsets.UTF_8);

  @BeforeAll
  static void makeLog() throws Exception {
    keys = MemoryLog.keys(folder);
    log = MemoryLog.of(5).append(List.of(Sha256.of(SALTED), CLEAR, NaiveTree.leaf(7)));
  }

  private static TlogProof proof(byte[] extra, long index) throws Exception {
    return new TlogProof(extra, index, new Proofs(log).inclusion(index, 8), log.checkpoint(keys));
  }

  @Test
  void formatted_parsesAndVerifies() throws Exception {
    TlogProof salted = TlogProof.parse(proof(SALTED, 5).format());
    assertThat(salted.extra()).isEqualTo(SALTED);
    assertThat(salted.index()).isEqualTo(5);
    assertThat(salted.verifySalted(keys.verifierKeys()).size()).isEqualTo(8);
    TlogProof clear = TlogProof.parse(proof(CLEAR, 6).format());
    assertThat(clear.verifyClear(keys.verifierKeys()).size()).isEqualTo(8);
  }

  @Test
  void form_isThatOfTheSpecification() throws Exception {
    String text = proof(SALTED, 5).format();
    assertThat(text)
        .startsWith("c2sp.org/tlog-proof@v1\nextra " + StrictBase64.encode(SALTED) + "\nindex 5\n")
        .endsWith("\n\n" + log.checkpoint(keys));
    assertThat(text.substring(0, text.indexOf("\n\n")).split("\n")).hasSize(3 + 3);
  }

  @Test
  void everyCharacterChanged_isRefused() throws Exception {
    String text = proof(SALTED, 5).format();
    for (int at = 0; at < text.length(); at++) {
      char[] changed = text.toCharArray();
      changed[at] ^= 1;
      refused(new String(changed));
    }
  }

  @Test
  void everyCharacterLeftOutOrDoubled_isRefused() throws Exception {
    String text = proof(SALTED, 5).format();
    for (int at = 0; at < text.length(); at++) {
      refused(text.substring(0, at) + text.substring(at + 1));
      refused(text.substring(0, at) + text.charAt(at) + text.substring(at));
    }
  }

  @Test
  void saltedForClearAndClearForSalted_isRefused() throws Exception {
    refused(() -> proof(SALTED, 5).verifyClear(keys.verifierKeys()));
    refused(() -> proof(CLEAR, 6).verifySalted(keys.verifierKeys()));
    refused(() -> proof(Sha256.of(SALTED), 5).verifyClear(keys.verifierKeys()));
  }

  @Test
  void proofOfAnotherLeafOrLog_isRefused() throws Exception {
    TlogProof good = proof(SALTED, 5);
    refused(() -> proof(SALTED, 6).verifySalted(keys.verifierKeys()));
    String other = MemoryLog.of(8).checkpoint(keys);
    refused(() -> new TlogProof(SALTED, 5, good.proof(), other).verifySalted(keys.verifierKeys()));
    LogKeys others = MemoryLog.keys(folder.resolve("others"));
    refused(() -> good.verifySalted(others.verifierKeys()));
  }

  @Test
  void withoutExtra_theLineIsLeftOut() throws Exception {
    MemoryLog one = new MemoryLog().append(List.of(new byte[0]));
    TlogProof proof = new TlogProof(new byte[0], 0, List.of(), one.checkpoint(keys));
    assertThat(proof.format()).startsWith("c2sp.org/tlog-proof@v1\nindex 0\n\n");
    assertThat(TlogProof.parse(proof.format()).verifyClear(keys.verifierKeys()).size())
        .isEqualTo(1);
    refused(() -> TlogProof.parse(proof.format().replace("index", "extra \nindex")));
  }

  @ParameterizedTest
  @CsvSource({
    "index 5,index 05",
    "index 5,'index  5'",
    "index 5,index -5",
    "index 5,'index 5 '",
    "index 5,Index 5",
    "@v1,@v2",
    "'extra ','Extra '",
    "index 5,index 9223372036854775808"
  })
  void lineOfAnotherForm_isRefused(String line, String other) throws Exception {
    String text = proof(SALTED, 5).format();
    refused(() -> TlogProof.parse(text.replace(line, other)));
    refused(() -> TlogProof.parse(text.replace("\n", "\r\n")));
  }

  @Test
  void proofLongerThanAnyTree_isRefused() throws Exception {
    String hash = StrictBase64.encode(new byte[32]) + "\n";
    String text = proof(SALTED, 5).format().replace("index 5\n", "index 5\n" + hash.repeat(61));
    refused(() -> TlogProof.parse(text));
  }

  private static void refused(String text) {
    refused(() -> TlogProof.parse(text).verifySalted(keys.verifierKeys()));
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatExceptionOfType(LogRefused.class).isThrownBy(call);
  }
}
