// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.List;
import java.util.Objects;
import org.saola.message.notice.Erased.Leaves;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Of which leaves the hub says that their entries were erased at the end of their retention. That
 * they were is for {@code audit verify} to find: it reads the log's own entries.
 */
public final class ErasedLeaves {
  private static final String COVERED =
      """
      select exists (
        select from (select end_leaf from erased where first_leaf <= ?
                      order by first_leaf desc limit 1) as nearest
         where end_leaf > ?)
      """;

  private static final String WITHIN =
      """
      select first_leaf, end_leaf from (
        (select first_leaf, end_leaf from erased where first_leaf < ?
          order by first_leaf desc limit 1)
        union all
        (select first_leaf, end_leaf from erased where first_leaf >= ? and first_leaf < ?
          order by first_leaf limit ?)) as near
       where end_leaf > ? order by first_leaf limit ?
      """;

  private final JdbcTemplate database;

  public ErasedLeaves(JdbcTemplate database) {
    this.database = database;
  }

  public boolean covers(long index) {
    return Objects.requireNonNull(database.queryForObject(COVERED, Boolean.class, index, index));
  }

  /**
   * Those from {@code first} up to, and without, {@code end}: ascending, cut to these bounds.
   *
   * @param limit how many at most; whoever gets as many asks again from the end of the last
   */
  public List<Leaves> within(long first, long end, int limit) {
    return database.query(
        WITHIN,
        (row, number) ->
            new Leaves(
                Math.max(first, row.getLong("first_leaf")), Math.min(end, row.getLong("end_leaf"))),
        first,
        first,
        end,
        limit,
        first,
        limit);
  }
}
