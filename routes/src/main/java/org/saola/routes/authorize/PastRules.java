// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.saola.message.manifest.Digest;
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
   * @throws IOException when what is kept is not what the log names
   */
  public Optional<SortedMap<String, String>> texts(int number) throws IOException {
    List<RuleFiles> found = new ArrayList<>();
    for (Kept kept :
        database.query(
            "select digest, files from rule_set where number = ?",
            (row, at) -> new Kept(row.getBytes("digest"), row.getBytes("files")),
            number)) {
      RuleFiles files = RuleFiles.of(kept.files());
      if (!files.digest().equals(Digest.ofHash(kept.digest()))) {
        throw new IOException("rule set %d is not the one that was put in force".formatted(number));
      }
      found.add(files);
    }
    return found.stream().findFirst().map(RuleFiles::texts);
  }

  private record Kept(byte[] digest, byte[] files) {}
}
