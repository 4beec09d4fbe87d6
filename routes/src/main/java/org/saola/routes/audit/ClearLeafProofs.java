// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.Proofs;
import org.saola.pki.transparency.TlogProof;
import org.springframework.jdbc.core.JdbcTemplate;

/** Proves that a clear leaf stands in the published log. */
public final class ClearLeafProofs {
  private final JdbcTemplate database;
  private final LogFolder folder;

  ClearLeafProofs(JdbcTemplate database, LogFolder folder) {
    this.database = database;
    this.folder = folder;
  }

  private record Row(byte[] entry, long index) {}

  /**
   * @param entry as {@link AuditTrail#appendClear} returned it
   * @return empty until a published checkpoint covers the entry
   */
  public Optional<TlogProof> proof(long entry) throws IOException, LogRefused {
    List<Row> rows =
        database.query(
            "select entry, leaf_index from audit_entry"
                + " where id = ? and salt is null and leaf_index is not null",
            (row, number) -> new Row(row.getBytes("entry"), row.getLong("leaf_index")),
            entry);
    var checkpoint = folder.published();
    if (rows.isEmpty() || checkpoint.isEmpty()) {
      return Optional.empty();
    }
    Row row = rows.getFirst();
    long size = checkpoint.get().size();
    if (row.index() >= size) {
      return Optional.empty();
    }
    List<byte[]> proof = new Proofs(folder.tiles()).inclusion(row.index(), size);
    return Optional.of(new TlogProof(row.entry(), row.index(), proof, checkpoint.get().text()));
  }
}
