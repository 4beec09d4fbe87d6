// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.evidence.EvidenceEnd;
import org.saola.message.evidence.EvidenceLine;
import org.saola.message.evidence.HiddenLeaf;
import org.saola.message.evidence.ShownLeaf;
import org.saola.message.json.PlainText;
import org.saola.message.json.StrictJson;
import org.saola.pki.transparency.LeafHashes;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.Proofs;
import org.saola.pki.transparency.RangeProof;
import org.saola.routes.evidence.KnownLeaf.Opened;

/**
 * Writes an evidence file, in flat memory however long it is. It does not judge what it writes: an
 * entry that was changed in the database comes out as it lies there, and its reader finds it.
 *
 * <p>Whoever fails midway leaves a file without its last line, which no reader accepts.
 */
public final class EvidenceWriter {
  private final OutputStream out;
  private final EvidenceSource source;
  private long shown;
  private long outOfScope;
  private long erased;

  private EvidenceWriter(OutputStream out, EvidenceSource source) {
    this.out = out;
    this.source = source;
  }

  /**
   * Chosen entries, each with its own proof.
   *
   * @param out is flushed and not closed
   * @param entries ascending or descending by index; all below the checkpoint's size
   * @throws LogRefused when the tiles do not have the proof of one
   */
  public static EvidenceEnd selection(
      OutputStream out, EvidenceSource source, Iterator<Opened> entries)
      throws IOException, LogRefused {
    var writer = new EvidenceWriter(out, source);
    writer.write(EvidenceLine.of(source.selection()));
    Proofs proofs = new Proofs(source.tiles());
    while (entries.hasNext()) {
      Opened entry = entries.next();
      List<byte[]> proof = proofs.inclusion(entry.index(), source.checkpoint().size());
      writer.show(entry, null, proof);
    }
    return writer.end();
  }

  /**
   * Every leaf from {@code first} up to, and without, {@code end}: what is known of it, or else its
   * hash alone, as out of the asker's scope.
   *
   * @param out is flushed and not closed
   * @param known ascending by index; one outside the range is refused
   * @throws LogRefused when the checkpoint's tree has no such range, or the tiles lack it
   */
  public static EvidenceEnd range(
      OutputStream out, EvidenceSource source, long first, long end, Iterator<KnownLeaf> known)
      throws IOException, LogRefused {
    long size = source.checkpoint().size();
    RangeProof proof = new Proofs(source.tiles()).range(first, end, size);
    var writer = new EvidenceWriter(out, source);
    writer.write(EvidenceLine.of(source.range(proof)));
    LeafHashes hashes = new LeafHashes(source.tiles(), size, first);
    KnownLeaf next = nextOf(known);
    for (long index = first; index < end; index++) {
      byte[] hash = hashes.next();
      if (next != null && next.index() == index) {
        writer.write(next, hash);
        next = nextOf(known);
      } else {
        writer.hide(index, hash, HiddenLeaf.Why.OUT_OF_SCOPE);
      }
    }
    if (next != null) {
      throw new IllegalArgumentException(
          "leaf %d comes out of order, or outside %d to %d".formatted(next.index(), first, end));
    }
    return writer.end();
  }

  private static @Nullable KnownLeaf nextOf(Iterator<KnownLeaf> known) {
    return known.hasNext() ? known.next() : null;
  }

  private void write(KnownLeaf leaf, byte[] hash) throws IOException {
    switch (leaf) {
      case Opened opened -> show(opened, hash, null);
      case KnownLeaf.Erased gone -> hide(gone.index(), hash, HiddenLeaf.Why.ERASED);
    }
  }

  private void show(Opened opened, byte @Nullable [] hash, @Nullable List<byte[]> proof)
      throws IOException {
    write(EvidenceLine.of(leaf(opened, hash, proof)));
    shown++;
  }

  /** A leaf with its entry, as text where it is one. */
  public static ShownLeaf leaf(
      Opened opened, byte @Nullable [] hash, @Nullable List<byte[]> proof) {
    String text = text(opened.entry());
    byte[] bytes = text == null ? opened.entry() : null;
    return new ShownLeaf(opened.index(), text, bytes, opened.salt(), hash, proof);
  }

  private void hide(long index, byte[] hash, HiddenLeaf.Why why) throws IOException {
    write(EvidenceLine.of(new HiddenLeaf(index, hash, why)));
    if (why == HiddenLeaf.Why.ERASED) {
      erased++;
    } else {
      outOfScope++;
    }
  }

  private EvidenceEnd end() throws IOException {
    var end = new EvidenceEnd(shown + outOfScope + erased, shown, outOfScope, erased);
    write(EvidenceLine.of(end));
    out.flush();
    return end;
  }

  private void write(EvidenceLine line) throws IOException {
    out.write(StrictJson.write(line));
    out.write('\n');
  }

  /** Entries are JSON, which people can read in an editor; null for what is no plain text. */
  private static @Nullable String text(byte[] entry) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(entry)).toString();
      return PlainText.isPlain(text) ? text : null;
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
