// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.stix;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/** Identifiers that are always the same for the same thing (UUID version 5, RFC 9562 5.5). */
final class StixId {
  /** STIX 2.1, 2.9: the namespace of all cyber-observable objects. */
  private static final UUID OBSERVABLES = UUID.fromString("00abedb4-aa42-466c-9c23-fed23a9f391e");

  private static final UUID URLS = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");
  private static final UUID OWN = uuid(URLS, "urn:saola:stix:2.1");

  private StixId() {}

  /**
   * @param name what tells the object from all others of its kind
   */
  static String of(String type, String name) {
    return type + "--" + uuid(OWN, name);
  }

  /** STIX 2.1, 2.9: made of the canonical JSON of the properties that identify the object. */
  static String ofObservable(String type, String canonicalJson) {
    return type + "--" + uuid(OBSERVABLES, canonicalJson);
  }

  static UUID uuid(UUID namespace, String name) {
    ByteBuffer space = ByteBuffer.allocate(16);
    space.putLong(namespace.getMostSignificantBits());
    space.putLong(namespace.getLeastSignificantBits());
    MessageDigest sha1 = sha1();
    sha1.update(space.array());
    byte[] hash = Arrays.copyOf(sha1.digest(name.getBytes(StandardCharsets.UTF_8)), 16);
    hash[6] = (byte) (hash[6] & 0x0f | 0x50);
    hash[8] = (byte) (hash[8] & 0x3f | 0x80);
    ByteBuffer bytes = ByteBuffer.wrap(hash);
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  // RFC 9562 5.5 asks for SHA-1: these are names, nothing rests on collisions being hard.
  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
