// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.mailbox;

import java.util.Collection;

/**
 * Which three letters in a row may stand in a message: a bit for each, as a Bloom filter with one
 * hash. A word that it denies is not there; one that it admits is looked for in the message itself.
 * A quarter to half a byte for each letter spares all but a few in a thousand.
 */
final class Signature {
  static final Signature NONE = new Signature(new long[1]);

  private static final int GRAM = 3;
  private static final int SMALLEST = 256;
  private static final int LARGEST = 1 << 16;

  private final long[] bits;

  private Signature(long[] bits) {
    this.bits = bits;
  }

  static Signature of(Collection<String> texts) {
    int letters = texts.stream().mapToInt(String::length).sum();
    int size = Math.clamp(Integer.highestOneBit(Math.max(1, letters)) * 4L, SMALLEST, LARGEST);
    Signature signature = new Signature(new long[size / Long.SIZE]);
    for (String text : texts) {
      for (int at = 0; at + GRAM <= text.length(); at++) {
        int bit = signature.bit(text, at);
        signature.bits[bit / Long.SIZE] |= 1L << bit;
      }
    }
    return signature;
  }

  /** False only if the word stands nowhere in the message. */
  boolean mayHold(String word) {
    for (int at = 0; at + GRAM <= word.length(); at++) {
      int bit = bit(word, at);
      if ((bits[bit / Long.SIZE] & 1L << bit) == 0) {
        return false;
      }
    }
    return true;
  }

  private int bit(String text, int at) {
    long gram =
        ((long) text.charAt(at) << 32) ^ ((long) text.charAt(at + 1) << 16) ^ text.charAt(at + 2);
    // Knuth's multiplicative hash: the upper bits are the well mixed ones.
    int size = Long.SIZE - Long.numberOfTrailingZeros((long) bits.length * Long.SIZE);
    return (int) ((gram * 0x9E3779B97F4A7C15L) >>> size);
  }

  int bytes() {
    return bits.length * Long.BYTES;
  }

  /** Never prints: it is made of what names persons. */
  @Override
  public String toString() {
    return "Signature[redacted]";
  }
}
