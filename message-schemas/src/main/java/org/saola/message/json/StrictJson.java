// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

/**
 * Reads and writes every JSON document of Saola. Reading refuses unknown fields, duplicate keys,
 * trailing content, numbers over 100 digits and nesting over 32 levels, then validates the record.
 */
public final class StrictJson {
  private StrictJson() {}

  /** UTF-8 JSON, absent optional fields left out, instants as RFC 3339 text. */
  public static byte[] write(Object document) {
    throw new UnsupportedOperationException("message-schemas");
  }

  /**
   * @throws InvalidDocument with every problem and its place
   */
  public static <T> T read(byte[] json, Class<T> as) throws InvalidDocument {
    throw new UnsupportedOperationException("message-schemas");
  }
}
