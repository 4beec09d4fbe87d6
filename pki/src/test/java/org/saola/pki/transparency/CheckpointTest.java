// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  @TempDir static Path folder;
  private static LogKeys keys;
  private static LogKeys others;
  private static String text;
  private static byte[] root;

  @BeforeAll
  static void sign() throws Exception {
    keys = MemoryLog.keys(folder.resolve("keys"));
    others = MemoryLog.keys(folder.resolve("others"));
    root = NaiveTree.of(5).root();
    text = keys.sign(5, root, Instant.parse("2026-11-22T10:00:00.75Z"));
  }

  @Test
  void signed_verifies() throws Exception {
    Checkpoint checkpoint = Checkpoint.verify(text, keys.verifierKeys());
    assertThat(checkpoint.size()).isEqualTo(5);
    assertThat(checkpoint.root()).isEqualTo(root);
    assertThat(checkpoint.origin()).isEqualTo("saola.test/hub");
    assertThat(checkpoint.cosigned()).isEqualTo("2026-11-22T10:00:00Z");
    assertThat(checkpoint.text()).isEqualTo(text);
  }

  @Test
  void signedAgain_isTheSameText() {
    assertThat(keys.sign(5, root, Instant.parse("2026-11-22T10:00:00Z"))).isEqualTo(text);
  }

  @Test
  void form_isThatOfTheSpecifications() {
    List<String> lines = List.of(text.split("\n", -1));
    assertThat(lines).hasSize(7);
    assertThat(lines.subList(0, 4))
        .containsExactly("saola.test/hub", "5", StrictBase64.encode(root), "");
    assertThat(lines.get(4)).startsWith("\u2014 saola.test/hub ").hasSize(17 + base64(4 + 64));
    assertThat(lines.get(5))
        .startsWith("\u2014 saola.test/hub ")
        .hasSize(17 + base64(4 + 8 + 2420));
    assertThat(lines.get(6)).isEmpty();
  }

  private static int base64(int bytes) {
    return (bytes + 2) / 3 * 4;
  }

  @Test
  void everyCharacterChanged_isRefused() {
    for (int at = 0; at < text.length(); at++) {
      char[] changed = text.toCharArray();
      changed[at] ^= 1;
      refused(new String(changed));
    }
  }

  @Test
  void everyCharacterLeftOutOrDoubled_isRefused() {
    for (int at = 0; at < text.length(); at++) {
      refused(text.substring(0, at) + text.substring(at + 1));
      refused(text.substring(0, at) + text.charAt(at) + text.substring(at));
    }
  }

  @Test
  void truncatedAnywhere_isRefused() {
    for (int end = 0; end < text.length(); end++) {
      refused(text.substring(0, end));
    }
  }

  @Test
  void anotherKeyPairOfTheSameName_isRefused() {
    refused(others.sign(5, root, MemoryLog.AT), "no Ed25519 signature");
    LogVerifierKeys mixed =
        new LogVerifierKeys(keys.verifierKeys().ed25519(), others.verifierKeys().mlDsa44());
    assertThatExceptionOfType(LogRefused.class)
        .isThrownBy(() -> Checkpoint.verify(text, mixed))
        .withMessageContaining("no ML-DSA-44 cosignature");
  }

  @Test
  void oneSignatureOfTheTwo_isNotEnough() {
    List<String> lines = lines();
    lines.remove(5);
    refused(join(lines), "no ML-DSA-44 cosignature");
    lines = lines();
    lines.remove(4);
    refused(join(lines), "no Ed25519 signature");
  }

  @Test
  void cosignatureOfAnotherTree_isRefused() {
    for (String other :
        List.of(
            keys.sign(6, root, MemoryLog.AT), keys.sign(5, NaiveTree.of(6).root(), MemoryLog.AT))) {
      List<String> lines = lines();
      lines.set(5, other.split("\n")[5]);
      refused(join(lines), "cosignature of saola.test/hub does not hold");
    }
  }

  @Test
  void cosignatureWithAnotherTime_isRefused() {
    for (long time : new long[] {0, -1, 1, MemoryLog.AT.getEpochSecond() + 1, Long.MAX_VALUE}) {
      List<String> lines = lines();
      byte[] blob = blob(lines.get(5));
      java.nio.ByteBuffer.wrap(blob).putLong(4, time);
      lines.set(5, "\u2014 saola.test/hub " + StrictBase64.encode(blob));
      refused(join(lines), time <= 0 ? "names no time" : "does not hold");
    }
  }

  @Test
  void cosignatureOfTimeZero_isRefusedThoughItHolds() throws Exception {
    assertThatIllegalArgumentException().isThrownBy(() -> keys.sign(5, root, Instant.EPOCH));
    var verifier = VerifierKey.parse(keys.verifierKeys().mlDsa44(), SignatureType.ML_DSA_44);
    var key = (MLDSAPrivateKeyParameters) privateKey("log-mldsa.key");
    TreeHead head = new TreeHead("saola.test/hub", 5, root);
    byte[] blob =
        SignedNote.line(verifier, Signatures.cosignature(key, head.origin(), head, 0)).blob();
    List<String> lines = lines();
    lines.set(5, "\u2014 saola.test/hub " + StrictBase64.encode(blob));
    refused(join(lines), "names no time");
  }

  private static AsymmetricKeyParameter privateKey(String file) throws Exception {
    return PrivateKeyFactory.createKey(KeyFile.read(folder.resolve("keys").resolve(file)).key());
  }

  @Test
  void witnessLines_arePassedOver() throws Exception {
    LogKeys witness =
        LogKeys.create(folder.resolve("witness"), "witness.test/w1", new SecureRandom());
    String theirs = witness.sign(5, root, MemoryLog.AT).split("\n")[5];
    for (int at : new int[] {4, 5, 6}) {
      List<String> lines = lines();
      lines.add(at, theirs);
      assertThat(Checkpoint.verify(join(lines), keys.verifierKeys()).size()).isEqualTo(5);
    }
  }

  @Test
  void unknownKeyOfOurName_isPassedOver_andDoesNotCount() throws Exception {
    List<String> lines = lines();
    lines.add(4, others.sign(5, root, MemoryLog.AT).split("\n")[4]);
    assertThat(Checkpoint.verify(join(lines), keys.verifierKeys()).size()).isEqualTo(5);
  }

  @Test
  void secondLineOfOurKey_isRefused() {
    List<String> lines = lines();
    lines.add(6, keys.sign(5, root, MemoryLog.AT.plusSeconds(1)).split("\n")[5]);
    refused(join(lines), "two signature lines");
  }

  @Test
  void tooManyLines_areRefused_butSixteenAreNot() throws Exception {
    LogKeys witness = LogKeys.create(folder.resolve("many"), "witness.test/w2", new SecureRandom());
    String theirs = witness.sign(5, root, MemoryLog.AT).split("\n")[5] + "\n";
    assertThat(Checkpoint.verify(text + theirs.repeat(14), keys.verifierKeys()).size())
        .isEqualTo(5);
    refused(text + theirs.repeat(99), "more than 100 lines");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "saola.test/hub\n05\n%s\n",
        "saola.test/hub\n+5\n%s\n",
        "saola.test/hub\n5 \n%s\n",
        "saola.test/hub\n\u0665\n%s\n",
        "saola.test/hub\n-5\n%s\n",
        "saola.test/hub\n9223372036854775808\n%s\n",
        "saola.test/hub\n5\n%s\nan extension line\n",
        "saola.test/hub\n5\n%s\n\n",
        "saola.test/hub\n5\n",
        "saola.test/hub\n\n5\n%s\n",
        "\n5\n%s\n",
        "saola.test/other\n5\n%s\n",
        "saola.test/hub\r\n5\r\n%s\r\n",
        "saola.test/hub\n0\n%s\n",
        "saola.test/hub\n5\nAAAA\n"
      })
  void bodyOfAnotherForm_isRefusedThoughItIsSigned(String form) throws Exception {
    String body = form.formatted(StrictBase64.encode(root));
    var verifier = VerifierKey.parse(keys.verifierKeys().ed25519(), SignatureType.ED25519);
    var key = (Ed25519PrivateKeyParameters) privateKey("log.key");
    var line = SignedNote.line(verifier, Signatures.ed25519(key, body));
    String signed = SignedNote.format(body, List.of(line));
    assertThatExceptionOfType(LogRefused.class)
        .isThrownBy(() -> TreeHead.verifyEd25519Only(signed, keys.verifierKeys().ed25519()));
  }

  @Test
  void rootInASecondSpelling_isRefused() {
    String spelled = StrictBase64.encode(root);
    String other = spelled.substring(0, 42) + (char) (spelled.charAt(42) + 1) + "=";
    assertThat(java.util.Base64.getDecoder().decode(other)).isEqualTo(root);
    refused(text.replace(spelled, other));
  }

  @Test
  void emptyLog_hasTheRootOfTheEmptyTree() throws Exception {
    Tree empty = Tree.empty();
    String signed = keys.sign(0, empty.root(), MemoryLog.AT);
    assertThat(Checkpoint.verify(signed, keys.verifierKeys()).size()).isZero();
    refused(keys.sign(0, root, MemoryLog.AT), "empty tree");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "name", "name+01020304", "na me+01020304+AQ==", "+01020304+AQ=="})
  void malformedVerifierKey_isRefused(String line) {
    assertThatExceptionOfType(LogRefused.class)
        .isThrownBy(() -> VerifierKey.parse(line, SignatureType.ED25519));
  }

  @Test
  void verifierKeyOfAnotherTypeOrId_isRefused() {
    LogVerifierKeys both = keys.verifierKeys();
    LogVerifierKeys swapped = new LogVerifierKeys(both.mlDsa44(), both.ed25519());
    assertThatExceptionOfType(LogRefused.class)
        .isThrownBy(() -> Checkpoint.verify(text, swapped))
        .withMessageContaining("not of type ED25519");
    String renamed = both.ed25519().replace("saola.test", "saola.best");
    assertThatExceptionOfType(LogRefused.class)
        .isThrownBy(() -> VerifierKey.parse(renamed, SignatureType.ED25519))
        .withMessageContaining("does not have its id");
  }

  private static List<String> lines() {
    return new ArrayList<>(Arrays.asList(text.split("\n", -1)));
  }

  private static String join(List<String> lines) {
    return String.join("\n", lines);
  }

  private static byte[] blob(String line) {
    return java.util.Base64.getDecoder().decode(line.split(" ")[2]);
  }

  private static void refused(String changed) {
    refused(changed, "");
  }

  private static void refused(String changed, String why) {
    assertThatExceptionOfType(LogRefused.class)
        .as(changed)
        .isThrownBy(() -> Checkpoint.verify(changed, keys.verifierKeys()))
        .withMessageContaining(why);
  }

  @Test
  void noteOfMoreThanAMillionCharacters_isRefusedUnread() {
    refused(text + "x".repeat(1_000_000), "more than 1000000 characters");
  }

  @Test
  void ed25519SignatureOfAnotherLength_orKeyThatIsNoPoint_isRefused() throws Exception {
    for (int length : new int[] {4 + 63, 4 + 65}) {
      List<String> lines = lines();
      byte[] blob = Arrays.copyOf(blob(lines.get(4)), length);
      lines.set(4, "\u2014 saola.test/hub " + StrictBase64.encode(blob));
      refused(join(lines), "Ed25519 signature of saola.test/hub does not hold");
    }
    byte[] noPoint = new byte[32];
    Arrays.fill(noPoint, (byte) 0xff);
    VerifierKey key = new VerifierKey("saola.test/hub", SignatureType.ED25519, noPoint);
    assertThat(Signatures.ed25519Holds(key, "text\n", new byte[64])).isFalse();
  }
}
