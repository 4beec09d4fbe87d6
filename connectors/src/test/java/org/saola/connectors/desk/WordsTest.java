// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The desk speaks five languages: none has a word that another lacks. */
class WordsTest {
  private static final List<String> LANGUAGES = List.of("_fr", "_nl", "_de", "_pt");
  private static final Pattern USED = Pattern.compile("#\\{([a-zA-Z0-9.-]+)[(}]");
  private static final Path TEMPLATES =
      Path.of("src/main/resources/org/saola/connectors/desk/templates");

  static List<String> topics() {
    return DeskApplication.WORDS;
  }

  @ParameterizedTest
  @MethodSource("topics")
  void everyLanguageHasTheSameKeysAndArguments(String topic) throws IOException {
    Properties english = words(topic, "");
    for (String language : LANGUAGES) {
      Properties other = words(topic, language);
      assertThat(new TreeSet<>(other.stringPropertyNames()))
          .as("%s%s", topic, language)
          .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
      for (String key : english.stringPropertyNames()) {
        assertThat(other.getProperty(key)).as("%s in %s%s", key, topic, language).isNotBlank();
        assertThat(arguments(other.getProperty(key)))
            .as("%s in %s%s", key, topic, language)
            .isEqualTo(arguments(english.getProperty(key)));
      }
    }
  }

  @Test
  void everyTopicIsLoaded() throws IOException {
    try (Stream<Path> files = Files.list(TEMPLATES.resolveSibling("words"))) {
      assertThat(
              files
                  .map(
                      file ->
                          file.getFileName().toString().replaceAll("(_[a-z]{2})?\\.properties", ""))
                  .distinct())
          .containsExactlyInAnyOrderElementsOf(DeskApplication.WORDS);
    }
  }

  @Test
  void everyKeyThatATemplateNamesHasWords() throws IOException {
    Set<String> known = new HashSet<>();
    for (String topic : topics()) {
      known.addAll(words(topic, "").stringPropertyNames());
    }
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Matcher found = USED.matcher(Files.readString(file));
        while (found.find()) {
          used.add(found.group(1));
        }
      }
    }
    assertThat(used).isNotEmpty().isSubsetOf(known);
  }

  private static int arguments(String words) {
    return new MessageFormat(words).getFormatsByArgumentIndex().length;
  }

  private static Properties words(String topic, String language) throws IOException {
    Properties words = new Properties();
    try (InputStream in =
        DeskApplication.class.getResourceAsStream(
            "words/%s%s.properties".formatted(topic, language))) {
      assertThat(in).as(topic + language).isNotNull();
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return words;
  }
}
