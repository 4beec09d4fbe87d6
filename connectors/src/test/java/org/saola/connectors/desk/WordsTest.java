// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The desk knows all of its words. */
class WordsTest {
  private static final Path RULES = Path.of("../ops/access-rules/all.cedar");
  private static final Path RULE_WORDS =
      Path.of("../pages/src/main/resources/org/saola/pages/words/rules.properties");
  private static final Path WORDS = Path.of("src/main/resources/org/saola/connectors/desk/words");

  @Test
  void everyTopicIsLoaded() throws IOException {
    try (Stream<Path> files = Files.list(WORDS)) {
      assertThat(
              files
                  .map(
                      file ->
                          file.getFileName().toString().replaceAll("(_[a-z]{2})?\\.properties", ""))
                  .distinct())
          .containsExactlyInAnyOrderElementsOf(DeskApplication.WORDS);
    }
  }

  /** A preview names the rules that decide; who consults is a matter of the console. */
  @Test
  void everyRuleThatBindsAllHasASentence() throws IOException {
    Properties words = new Properties();
    try (Reader in = Files.newBufferedReader(RULE_WORDS)) {
      words.load(in);
    }
    List<String> rules =
        Pattern.compile("@id\\(\"(all\\.[a-z0-9-]+)\"\\)")
            .matcher(Files.readString(RULES))
            .results()
            .map(id -> id.group(1))
            .filter(id -> !id.startsWith("all.consult-"))
            .map(id -> id.replaceFirst("^(all\\.(submit|receive))-.*?(-nominal)?$", "$1$3"))
            .map("rule."::concat)
            .toList();
    assertThat(rules).hasSizeGreaterThan(40);
    assertThat(words.stringPropertyNames()).containsAll(rules);
  }
}
