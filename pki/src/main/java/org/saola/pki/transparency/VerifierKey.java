// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A public key as C2SP signed-note writes it: {@code name+id+base64(type || key)}, the id being the
 * first four bytes of {@code SHA-256(name || LF || type || key)}.
 */
record VerifierKey(String name, SignatureType type, byte[] key) {
  private static final int ID_LENGTH = 4;

  static VerifierKey parse(String line, SignatureType type) throws LogRefused {
    String[] fields = line.split("\\+", 3);
    if (fields.length != 3 || !KeyName.isValid(fields[0])) {
      throw new LogRefused("not a verifier key: expected name+id+key");
    }
    byte[] typed = StrictBase64.decode(fields[2], "the verifier key of " + fields[0]);
    if (typed.length != 1 + type.keyLength() || typed[0] != type.identifier()) {
      throw new LogRefused("the verifier key of %s is not of type %s".formatted(fields[0], type));
    }
    var parsed = new VerifierKey(fields[0], type, Arrays.copyOfRange(typed, 1, typed.length));
    if (!HexFormat.of().formatHex(parsed.id()).equals(fields[1])) {
      throw new LogRefused("the verifier key of %s does not have its id".formatted(fields[0]));
    }
    return parsed;
  }

  String format() {
    String id = HexFormat.of().formatHex(id());
    return name + "+" + id + "+" + StrictBase64.encode(typedKey());
  }

  byte[] id() {
    byte[] prefix = (name + "\n").getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(Sha256.of(prefix, typedKey()), ID_LENGTH);
  }

  private byte[] typedKey() {
    byte[] typed = new byte[1 + key.length];
    typed[0] = type.identifier();
    System.arraycopy(key, 0, typed, 1, key.length);
    return typed;
  }
}
