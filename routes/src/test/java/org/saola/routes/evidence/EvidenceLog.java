// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.saola.message.evidence.EvidenceHeader.Asked;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.Leaf;
import org.saola.pki.transparency.LogKeys;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.TileReader;
import org.saola.pki.transparency.Tree;
import org.saola.pki.transparency.WitnessVerifierKeys;

/** A signed log whose every leaf has an opening: each tenth is clear, and one is no text. */
final class EvidenceLog implements TileReader {
  static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  static final int NO_TEXT = 7;

  final Map<String, byte[]> files = new HashMap<>();
  final LogKeys keys;
  final Tree tree = Tree.empty();
  List<WitnessVerifierKeys> witnesses = List.of();
  String checkpoint;

  EvidenceLog(Path folder, int size) throws IOException {
    this.keys =
        LogKeys.create(
            folder, "saola.test/hub", seeded(folder.getFileName().toString().hashCode()));
    List<byte[]> leaves = new ArrayList<>();
    for (long index = 0; index < size; index++) {
      byte[] salt = salt(index);
      leaves.add(salt == null ? entry(index) : Leaf.salted(salt, entry(index)));
    }
    files.putAll(tree.append(leaves));
    checkpoint = keys.sign(tree.size(), tree.root(), AT);
  }

  /** So that damage by one seed is the same damage in every run. */
  private static SecureRandom seeded(long seed) {
    Random random = new Random(seed);
    return new SecureRandom() {
      private static final long serialVersionUID = 1L;

      @Override
      public void nextBytes(byte[] bytes) {
        random.nextBytes(bytes);
      }
    };
  }

  static byte[] entry(long index) {
    if (index == NO_TEXT) {
      return new byte[] {(byte) 0xff, 0, 1};
    }
    return "{\"event\":\"ACCEPTED\",\"detail\":\"Nº %d \\\"quoted\\\"\"}"
        .formatted(index)
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte @Nullable [] salt(long index) {
    return index % 10 == 3
        ? null
        : Digest.of(ByteBuffer.allocate(8).putLong(0, index).array()).bytes();
  }

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.ofNullable(files.get(path));
  }

  static KnownLeaf.Opened opened(long index) {
    return new KnownLeaf.Opened(index, entry(index), salt(index));
  }

  EvidenceSource source() throws LogRefused {
    return new EvidenceSource(
        "saola.test",
        new Asked("event=ACCEPTED", List.of(new AgencyId("NL-CUSTOMS")), AT),
        this,
        Checkpoint.verify(checkpoint, keys.verifierKeys()),
        keys.verifierKeys(),
        witnesses,
        witnesses.size());
  }

  String selection(long... indexes) throws IOException, LogRefused {
    List<KnownLeaf.Opened> entries = new ArrayList<>();
    for (long index : indexes) {
      entries.add(opened(index));
    }
    var out = new ByteArrayOutputStream();
    EvidenceWriter.selection(out, source(), entries.iterator());
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Even leaves are shown, each ninth is erased, the others are out of scope. */
  String range(long first, long end) throws IOException, LogRefused {
    List<KnownLeaf> known = new ArrayList<>();
    for (long index = first; index < end; index++) {
      if (index % 9 == 0) {
        known.add(new KnownLeaf.Erased(index));
      } else if (index % 2 == 0 || index % 10 == 3 || index == NO_TEXT) {
        known.add(opened(index));
      }
    }
    var out = new ByteArrayOutputStream();
    EvidenceWriter.range(out, source(), first, end, known.iterator());
    return out.toString(StandardCharsets.UTF_8);
  }

  EvidenceTrust trust() {
    return new EvidenceTrust(keys.verifierKeys(), witnesses);
  }

  EvidenceReport check(String file) throws IOException {
    return check(file.getBytes(StandardCharsets.UTF_8));
  }

  EvidenceReport check(byte[] file) throws IOException {
    return EvidenceCheck.of(new ByteArrayInputStream(file), trust());
  }
}
