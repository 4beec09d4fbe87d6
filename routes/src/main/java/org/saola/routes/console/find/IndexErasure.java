// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes out of the index all that it holds of entries, and of officers and codes that occur in no
 * other. Kinds and counts by day stay: they name agencies and rules, nobody else.
 */
public final class IndexErasure {
  /** All entries of a message are erased together. */
  private static final String MESSAGES =
      """
      delete from entry_message as sent using audit_entry as entry
       where entry.leaf_index = any(?)
         and sent.message_id = entry.message_id and sent.message = entry.message
      """;

  private static final String MARKS =
      """
      with gone as (delete from entry_mark where leaf_index = any(?) returning tag)
      select distinct tag from gone
      """;

  /** These alone may lead to a person; the others are words of the rules and of the directory. */
  private static final String WORDS =
      """
      delete from entry_tag
       where number = any(?) and not exists (select from entry_mark where entry_mark.tag = number)
      """;

  private final JdbcTemplate database;

  public IndexErasure(JdbcTemplate database) {
    this.database = database;
  }

  /**
   * In the transaction that erases the entries, before it does: until that ends, the index follows
   * the log no further.
   */
  public void lock() {
    database.query("select pg_advisory_xact_lock(?)", row -> {}, EntryIndex.LOCK);
  }

  /** While the log's own rows are still there. */
  public void erase(Long[] leaves) {
    database.update(MESSAGES, (Object) leaves);
    database.update("delete from entry_index where leaf_index = any(?)", (Object) leaves);
    List<Integer> tags = database.queryForList(MARKS, Integer.class, (Object) leaves);
    database.update(WORDS, (Object) tags.toArray(Integer[]::new));
    database.update("update entry_cursor set erasures = erasures + 1");
  }
}
