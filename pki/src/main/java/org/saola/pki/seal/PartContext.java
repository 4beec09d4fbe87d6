// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

/**
 * Where a part belongs; bound to its content by the digest {@code SHA-256(salt || SHA-256(context)
 * || content)}, the context being the length-prefixed (4 bytes, big-endian) UTF-8 of these four in
 * order.
 */
public record PartContext(String federation, String from, String id, String part) {
  /** SHA-256 of the length-prefixed sequence; 32 bytes. */
  public byte[] digest() {
    throw new UnsupportedOperationException("pki");
  }
}
