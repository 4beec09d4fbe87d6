// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.notice.Entry;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Every rule set that was ever in force, as its entry in the log names it. */
@Component
public class PastRules {
  private final JdbcTemplate database;

  PastRules(JdbcTemplate database) {
    this.database = database;
  }

  /**
   * The text of a rule set, by file name.
   *
   * @param number 1 is the first
   * @throws IOException when what is kept is not what the log's entry names
   */
  public Optional<SortedMap<String, String>> texts(int number) throws IOException {
    List<Kept> rows =
        database.query(
            "select files, audit_entry.entry from rule_set"
                + " join audit_entry on audit_entry.id = rule_set.entry where number = ?",
            (row, at) -> new Kept(row.getBytes("files"), row.getBytes("entry")),
            number);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Kept kept = rows.getFirst();
    RuleFiles files = RuleFiles.of(kept.files());
    Entry entry = entry(kept.entry());
    if (!Objects.equals(entry.version(), number) || !files.digest().equals(entry.message())) {
      throw new IOException("rule set %d is not the one that the log names".formatted(number));
    }
    return Optional.of(files.texts());
  }

  private static Entry entry(byte[] bytes) throws IOException {
    try {
      return StrictJson.read(bytes, Entry.class);
    } catch (InvalidDocument e) {
      throw new IOException("the entry that names the rule set cannot be read", e);
    }
  }

  private record Kept(byte[] files, byte[] entry) {}
}
