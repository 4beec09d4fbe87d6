// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

/** Statements that make a partition of the index; doing so again changes nothing. */
public final class IndexPartition {
  /** What is not yet in its place in the index of tags is read from end to end at each search. */
  private static final int PENDING_KIB = 256;

  private IndexPartition() {}

  public static int of(long leaf) {
    return Parts.of(leaf);
  }

  /** The first leaf of the next partition. */
  public static long end(int part) {
    return Parts.end(part);
  }

  public static String table(int part) {
    return "create table if not exists %s partition of entry_index for values from (%d) to (%d)"
        .formatted(Parts.table(part), Parts.first(part), Parts.end(part));
  }

  public static String tags(int part) {
    return "create index if not exists %s_tags on %s using gin (tags) with (gin_pending_list_limit = %d)"
        .formatted(Parts.table(part), Parts.table(part), PENDING_KIB);
  }
}
