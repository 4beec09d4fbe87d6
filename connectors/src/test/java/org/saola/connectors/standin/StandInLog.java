// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.standin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.saola.pki.transparency.LogKeys;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.Proofs;
import org.saola.pki.transparency.TileReader;
import org.saola.pki.transparency.Tree;

/** A log in memory, signed by the federation's real log keys. */
public final class StandInLog implements TileReader {
  private final LogKeys keys;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private Tree tree = Tree.empty();

  public StandInLog(LogKeys keys) {
    this.keys = keys;
  }

  /** Appends a leaf and returns its index. */
  public synchronized long append(byte[] leaf) {
    long index = tree.size();
    files.putAll(tree.append(List.of(leaf)));
    return index;
  }

  public synchronized String checkpoint() {
    String text = keys.sign(tree.size(), tree.root(), Instant.now());
    files.put("checkpoint", text.getBytes(StandardCharsets.UTF_8));
    return text;
  }

  public synchronized long size() {
    return tree.size();
  }

  public synchronized List<byte[]> inclusion(long index) {
    try {
      return new Proofs(this).inclusion(index, tree.size());
    } catch (LogRefused | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One proof for all of these leaves. */
  public synchronized byte[] shared(List<Long> leaves) {
    try {
      return new Proofs(this).shared(leaves, tree.size()).hashes();
    } catch (LogRefused | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** Puts another log's files in the place of this one's: the hub now shows another history. */
  public synchronized void become(StandInLog other) {
    files.clear();
    files.putAll(other.files);
    tree = other.tree;
  }
}
