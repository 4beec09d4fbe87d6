// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes out of the index all that it holds of entries, and of officers and codes that occur in no
 * other. Counts by day stay: they name agencies and rules, nobody else.
 */
public final class IndexErasure {
  private static final String ROWS =
      """
      with gone as (delete from entry_index where leaf_index = any(?) returning tags)
      select distinct tag from gone, unnest(tags) as tag
      """;

  /** All entries of a message are erased together. */
  private static final String MESSAGES =
      """
      delete from entry_message as sent using audit_entry as entry
       where entry.leaf_index = any(?)
         and sent.message_id = entry.message_id and sent.message = entry.message
      """;

  /** These alone may lead to a person; the others are words of the rules and of the directory. */
  private static final String MARKS =
      """
      select number, part
        from entry_tag
        join entry_meeting as alone on alone.tag = number and alone.other = number
       where number = any(?) and (entry_tag.tag like 'actor:%' or entry_tag.tag like 'code:%')
      """;

  private final JdbcTemplate database;

  public IndexErasure(JdbcTemplate database) {
    this.database = database;
  }

  private record Mark(int tag, int part) {}

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
    List<Integer> tags = database.queryForList(ROWS, Integer.class, (Object) leaves);
    // A partition without statistics would be read from end to end for each tag.
    database.execute("set local enable_seqscan = off");
    Map<Integer, List<Mark>> marks =
        database
            .query(
                MARKS,
                (row, number) -> new Mark(row.getInt("number"), row.getInt("part")),
                (Object) tags.toArray(Integer[]::new))
            .stream()
            .collect(Collectors.groupingBy(Mark::tag));
    marks.values().forEach(this::erase);
    database.execute("set local enable_seqscan = on");
    database.update("update entry_cursor set erasures = erasures + 1");
  }

  private void erase(List<Mark> parts) {
    List<Mark> unused = parts.stream().filter(mark -> !isUsed(mark)).toList();
    for (Mark mark : unused) {
      database.update(
          "delete from entry_meeting where (tag = ? or other = ?) and part = ?",
          mark.tag(),
          mark.tag(),
          mark.part());
    }
    if (unused.size() == parts.size()) {
      database.update("delete from entry_tag where number = ?", parts.getFirst().tag());
    }
  }

  private boolean isUsed(Mark mark) {
    return Boolean.TRUE.equals(
        database.queryForObject(
            "select exists (select from %s where tags @> array[?::integer])"
                .formatted(Parts.table(mark.part())),
            Boolean.class,
            mark.tag()));
  }
}
