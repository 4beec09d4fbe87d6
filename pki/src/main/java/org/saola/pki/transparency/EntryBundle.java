// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The leaves that an entry bundle holds (C2SP tlog-tiles: each after its length in two bytes,
 * big-endian), as far as it can be read.
 *
 * @param fault why it could not be read to its end as a bundle of its width
 */
record EntryBundle(List<byte[]> leaves, Optional<String> fault) {

  static EntryBundle parse(byte[] bundle, int width) {
    ByteBuffer rest = ByteBuffer.wrap(bundle);
    List<byte[]> leaves = new ArrayList<>(width);
    while (leaves.size() < width) {
      int length = rest.remaining() < Short.BYTES ? -1 : Short.toUnsignedInt(rest.getShort());
      if (length < 0 || length > rest.remaining()) {
        return new EntryBundle(leaves, Optional.of("it ends within entry " + leaves.size()));
      }
      byte[] leaf = new byte[length];
      rest.get(leaf);
      leaves.add(leaf);
    }
    Optional<String> fault =
        rest.hasRemaining() ? Optional.of("it goes on after entry " + width) : Optional.empty();
    return new EntryBundle(leaves, fault);
  }
}
