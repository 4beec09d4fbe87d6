// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.notice.Notice;
import org.saola.message.notice.SaltedEntry;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.Leaf;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.SharedProof;
import org.saola.pki.transparency.TlogProof;

/** Turns a notice into evidence: whatever the log's checkpoint does not prove is refused. */
public final class NoticeCheck {
  private static final int SALT = 32;

  private final Witness witness;

  public NoticeCheck(Witness witness) {
    this.witness = witness;
  }

  /**
   * @throws NoticeRefused when the notice, its checkpoint or any proof does not hold
   * @throws LogDistrusted when the checkpoint contradicts the log's history
   * @throws IOException when the history cannot be checked now
   */
  public List<Evidence> verify(byte[] json) throws NoticeRefused, LogDistrusted, IOException {
    try {
      Notice notice = StrictJson.read(json, Notice.class);
      Checkpoint checkpoint = witness.believe(notice.checkpoint());
      return prove(notice, checkpoint);
    } catch (InvalidDocument | LogRefused e) {
      throw new NoticeRefused(String.valueOf(e.getMessage()));
    }
  }

  /** Each entry's evidence carries a proof of its own: it is kept, and handed on, alone. */
  private static List<Evidence> prove(Notice notice, Checkpoint checkpoint) throws LogRefused {
    List<Long> leaves = notice.entries().stream().map(Notice.ProvenEntry::index).toList();
    List<byte[]> hashes = new ArrayList<>();
    for (Notice.ProvenEntry entry : notice.entries()) {
      hashes.add(leafHash(entry));
    }
    List<List<byte[]>> paths =
        new SharedProof(notice.proof()).paths(leaves, hashes, checkpoint.size(), checkpoint.root());
    List<Evidence> evidence = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      byte[] extra = extra(notice.entries().get(i).opening());
      evidence.add(
          Evidence.of(new TlogProof(extra, leaves.get(i), paths.get(i), checkpoint.text())));
    }
    return evidence;
  }

  private static byte[] leafHash(Notice.ProvenEntry entry) throws LogRefused {
    SaltedEntry opening = entry.opening();
    if (opening.salt().length != SALT) {
      throw new LogRefused("entry %d has a salt of another length".formatted(entry.index()));
    }
    return Leaf.hash(Leaf.salted(opening.salt(), opening.entry()));
  }

  private static byte[] extra(SaltedEntry opening) {
    byte[] extra = new byte[SALT + opening.entry().length];
    System.arraycopy(opening.salt(), 0, extra, 0, SALT);
    System.arraycopy(opening.entry(), 0, extra, SALT, opening.entry().length);
    return extra;
  }
}
