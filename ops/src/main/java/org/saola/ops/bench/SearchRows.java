// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.saola.message.type.MessageTypes;
import org.saola.routes.console.find.EntryIndex;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes entries, and their index, within PostgreSQL: what an entry says follows from its leaf
 * alone, so that every run has the same. Four entries a message: accepted, released, consigned,
 * handed over. Each of 30 agencies writes to three others, in four types of message.
 */
public final class SearchRows {
  static final int AGENCIES = 30;
  static final int TYPES = 19;

  /** These leaves, the oldest but a few, have an officer of their own. */
  static final String OFFICER = "rare.officer";

  /** One message in 2 500 is refused with it. */
  static final String CODE = "SIGNER_REVOKED";

  private static final List<String> EVENTS =
      List.of("ACCEPTED", "RELEASED", "CONSIGNED", "HANDED_OVER", "REFUSED");
  private static final List<String> TLPS =
      List.of("CLEAR", "GREEN", "AMBER", "AMBER_STRICT", "RED");

  /** One row a leaf, with what follows from it. */
  private static final String LEAVES =
      """
      select leaf, m, k, s, t, tlp, officer,
             case when k = 0 and m % 2500 = 7 then 5 else k + 1 end as event,
             case when s = 1 and t = 1 and r = 2 then 3 else r end as r,
             timestamptz '2025-12-01Z' + leaf * interval '3 seconds' as at,
             ('0192aaaa-0000-7000-8000-' || lpad(to_hex(m), 12, '0'))::uuid as id,
             ('0192aaaa-0000-7000-8000-' || lpad(to_hex(m - m % 3), 12, '0'))::uuid as thread,
             sha256(int8send(m)) as message
        from (select leaf, m, k, s, officer,
                     (s + 1 + abs(hashint8extended(m, 2) % 3)) % 30 as r,
                     (s + abs(hashint8extended(m, 3) % 4)) % 19 as t,
                     abs(hashint8extended(m, 4) % 5) as tlp
                from (select leaf, leaf / 4 as m, leaf % 4 as k, leaf between 5000 and 5019 as officer,
                             abs(hashint8extended(leaf / 4, 1) % 30) as s
                        from generate_series(?::bigint, ?::bigint - 1) as leaf) as one) as two
      """;

  /** Their ids are far from those that a hub gives its rows. */
  private static final String ENTRIES =
      """
      insert into audit_entry (id, leaf_index, entry, salt, message, message_id, notified)
      select leaf + (1::bigint << 40), leaf,
             convert_to(format(
               '{"event":"%s","at":"%s","message":"%s","id":"%s","from":"%s"%s,"type":"%s"%s%s%s%s}',
               (?::text[])[event], to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
               encode(message, 'hex'), id, (?::text[])[s + 1],
               case when k > 0 then format(',"to":"%s"', (?::text[])[r + 1]) else '' end,
               (?::text[])[t + 1],
               case when k = 1 then ',"rules":["all.receive"]' else '' end,
               case when event = 5 then ',"code":"SIGNER_REVOKED"' else '' end,
               case when officer then ',"actor":"rare.officer"' else '' end,
               case when k = 0 then format(
                 ',"terms":{"thread":"%s","tlp":"%s","handling":[],"purpose":"INVESTIGATION","legalBasis":"EU-2016-680-ART8","urgency":"ORDINARY"}',
                 thread, replace((?::text[])[tlp + 1], '_', '+')) else '' end), 'UTF8'),
             sha256(int8send(leaf)), message, id, '{}'
        from (
      """
          + LEAVES
          + ") as rows";

  /** Each leaf with its words. */
  private static final String WORDS =
      """
      create unlogged table made as
      select leaf, at,
             array[(?::integer[])[event], (?::integer[])[s + 1]]
             || case when k > 0 then array[(?::integer[])[r + 1]] else '{}'::integer[] end
             || array[(?::integer[])[t + 1], (?::integer[])[tlp + 1]]
             || case when k = 1 then array[?::integer] else '{}'::integer[] end as tags,
             case when event = 5 then ?::integer end as code,
             case when officer then ?::integer end as officer
        from (
      """
          + LEAVES
          + ") as rows";

  private static final String KINDS =
      """
      create unlogged table made_kind as
      select tags, (select array_agg(tag order by tag) from unnest(tags) as tag) as sorted
        from (select distinct tags from made) as sets;
      insert into entry_kind (tags) select sorted from made_kind on conflict do nothing
      """;

  private static final String INDEX =
      """
      insert into entry_index (leaf_index, at, kind)
      select leaf, at, number
        from made join made_kind using (tags) join entry_kind on entry_kind.tags = sorted
       order by leaf
      """;

  private static final String MARKS =
      """
      insert into entry_mark (tag, leaf_index, at, kind)
      select tag, leaf, at, number
        from made
        join made_kind using (tags) join entry_kind on entry_kind.tags = sorted
       cross join unnest(array[code, officer]) as tag
       where tag is not null
      """;

  private static final String MESSAGES =
      """
      insert into entry_message (message_id, message, sender, thread, leaf_index, tags)
      select id, message, (?::text[])[s + 1], thread, leaf, array['tlp:' || (?::text[])[tlp + 1]]
        from (
      """
          + LEAVES
          + ") as rows where k = 0";

  private static final String DAYS =
      """
      insert into entry_day (day, event, type, sender, recipient, code, rules, late, entries)
      select at::date, (?::text[])[event], (?::text[])[t + 1], (?::text[])[s + 1],
             case when k > 0 then (?::text[])[r + 1] else '' end,
             case when event = 5 then 'SIGNER_REVOKED' else '' end,
             case when k = 1 then 'all.receive' else '' end, false, count(*)
        from (
      """
          + LEAVES
          + """
            ) as rows group by 1, 2, 3, 4, 5, 6, 7
            on conflict (day, event, type, sender, recipient, code, rules, late) do update
              set entries = entry_day.entries + excluded.entries
            """;

  private static final String TIMES =
      """
      insert into entry_time select (leaf_index >> 12)::integer, min(at), max(at) from entry_index
       where leaf_index >= ? and leaf_index < ? group by 1
      on conflict (block) do update set last_at = excluded.last_at
      """;

  /** Leaves that are made by one statement. */
  private static final int AT_ONCE = 262_144;

  private final JdbcTemplate database;
  private final Map<String, Integer> numbers = new TreeMap<>();

  public SearchRows(JdbcTemplate database) {
    this.database = database;
  }

  static String agency(int number) {
    return "A%02d".formatted(number);
  }

  static String type(int number) {
    return MessageTypes.all().get(number).id().value();
  }

  private static String[] names(int count, IntFunction<String> name) {
    return IntStream.range(0, count).mapToObj(name).toArray(String[]::new);
  }

  /**
   * Gives tags their numbers, ascending in this order; nothing of this is written ahead: it is made
   * anew if it is lost.
   */
  public void prepare() {
    List<String> tags = new ArrayList<>();
    EVENTS.forEach(event -> tags.add("event:" + event));
    for (String facet : List.of("from:", "to:")) {
      IntStream.range(0, AGENCIES).forEach(number -> tags.add(facet + agency(number)));
    }
    for (int i = 0; i < TYPES; i++) {
      tags.add("type:" + type(i));
    }
    TLPS.forEach(tlp -> tags.add("tlp:" + tlp));
    tags.addAll(List.of("rule:all.receive", "code:" + CODE, "actor:" + OFFICER));
    database.update(
        "insert into entry_tag (tag) select unnest(?::text[]) on conflict do nothing",
        (Object) tags.toArray(String[]::new));
    database.query(
        "select tag, number from entry_tag",
        row -> {
          numbers.put(row.getString("tag"), row.getInt("number"));
        });
    for (String table : List.of("audit_entry", "entry_message", "entry_day")) {
      database.execute("alter table %s set unlogged".formatted(table));
    }
  }

  private Integer[] numbers(String prefix, String[] names) {
    return Arrays.stream(names).map(name -> numbers.get(prefix + name)).toArray(Integer[]::new);
  }

  /** Entries alone, as the log has them before the index follows. */
  void append(long from, long end) {
    database.update(
        ENTRIES,
        EVENTS.toArray(String[]::new),
        names(AGENCIES, SearchRows::agency),
        names(AGENCIES, SearchRows::agency),
        names(TYPES, SearchRows::type),
        TLPS.toArray(String[]::new),
        from,
        end);
  }

  /** As far as the index looks at that. */
  void sign(long size) {
    database.update(
        "insert into log_state (size, root, checkpoint) values (?, ?, '')"
            + " on conflict (only_row) do update set size = excluded.size",
        size,
        new byte[32]);
  }

  /** The id of the message that a leaf's entry is about: of each four leaves. */
  public static String message(long leaf) {
    return "0192aaaa-0000-7000-8000-%012x".formatted(leaf / 4);
  }

  /** Entries with their index: from the end of what there is. */
  public void fill(long from, long end) {
    for (long begin = from; begin < end; begin += AT_ONCE) {
      long until = Math.min(end, begin + AT_ONCE);
      append(begin, until);
      index(begin, until);
    }
    database.update(
        "insert into entry_cursor (version, next) values (?, ?)"
            + " on conflict (only_row) do update set next = excluded.next",
        EntryIndex.VERSION,
        end);
  }

  private void index(long from, long end) {
    String[] agencies = names(AGENCIES, SearchRows::agency);
    String[] types = names(TYPES, SearchRows::type);
    String[] tlps = TLPS.toArray(String[]::new);
    database.update(
        WORDS,
        numbers("event:", EVENTS.toArray(String[]::new)),
        numbers("from:", agencies),
        numbers("to:", agencies),
        numbers("type:", types),
        numbers("tlp:", tlps),
        numbers.get("rule:all.receive"),
        numbers.get("code:" + CODE),
        numbers.get("actor:" + OFFICER),
        from,
        end);
    List.of(KINDS, INDEX, MARKS, "drop table made, made_kind").forEach(database::execute);
    database.update(MESSAGES, agencies, tlps, from, end);
    database.update(DAYS, EVENTS.toArray(String[]::new), types, agencies, agencies, from, end);
    database.update(TIMES, from, end);
  }
}
