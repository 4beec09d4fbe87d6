// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The JDK's own Ed25519 and ML-DSA-44 check what is signed here, over messages written out anew.
 */
class SignaturesTest {
  @TempDir Path folder;

  @Test
  void ed25519Line_signsTheNoteText() throws Exception {
    LogKeys keys = MemoryLog.keys(folder);
    String text = keys.sign(5, NaiveTree.of(5).root(), MemoryLog.AT);
    String body = text.substring(0, text.indexOf("\n\n") + 1);
    byte[] spki =
        concat(
            HexFormat.of().parseHex("302a300506032b6570032100"),
            key(keys.verifierKeys().ed25519(), 0x01));
    byte[] signature = blob(text, 0, 4);
    assertThat(holds("Ed25519", spki, body.getBytes(StandardCharsets.UTF_8), signature)).isTrue();
  }

  @Test
  void cosignatureLine_signsTheCosignedMessage() throws Exception {
    LogKeys keys = MemoryLog.keys(folder);
    byte[] root = NaiveTree.of(5).root();
    String text = keys.sign(5, root, MemoryLog.AT);
    var message = new ByteArrayOutputStream();
    var out = new DataOutputStream(message);
    out.writeBytes("subtree/v1");
    out.write('\n');
    out.write(0);
    out.write(14);
    out.writeBytes("saola.test/hub");
    out.writeLong(1795341600L);
    out.write(14);
    out.writeBytes("saola.test/hub");
    out.writeLong(0);
    out.writeLong(5);
    out.write(root);
    byte[] head = HexFormat.of().parseHex("30820532300b060960864801650304031103820521" + "00");
    byte[] spki = concat(head, key(keys.verifierKeys().mlDsa44(), 0x06));
    byte[] signature = blob(text, 1, 4 + 8);
    assertThat(signature).hasSize(2420);
    assertThat(holds("ML-DSA-44", spki, message.toByteArray(), signature)).isTrue();
  }

  private static boolean holds(String algorithm, byte[] spki, byte[] message, byte[] signature)
      throws Exception {
    PublicKey key = KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(spki));
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(key);
    verifier.update(message);
    return verifier.verify(signature);
  }

  private static byte[] key(String verifierKey, int type) {
    byte[] typed = Base64.getDecoder().decode(verifierKey.split("\\+", 3)[2]);
    assertThat(typed[0]).isEqualTo((byte) type);
    return Arrays.copyOfRange(typed, 1, typed.length);
  }

  private static byte[] blob(String text, int line, int from) {
    String[] lines = text.substring(text.indexOf("\n\n") + 2).split("\n");
    byte[] blob = Base64.getDecoder().decode(lines[line].split(" ")[2]);
    return Arrays.copyOfRange(blob, from, blob.length);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
