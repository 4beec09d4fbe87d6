// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All pages speak five languages: none has a word that another lacks. */
class WordsTest {
  private static final List<String> LANGUAGES = List.of("_fr", "_nl", "_de", "_pt");
  private static final Pattern USED = Pattern.compile("#\\{([a-zA-Z0-9.-]+)[(}]");
  private static final Path SHARED = site("pages", "pages");

  private static Path site(String module, String folder) {
    return Path.of("../..", module, "src/main/resources/org/saola", folder);
  }

  static List<Path> sites() {
    return List.of(SHARED, site("connectors", "connectors/desk"), site("routes", "routes/console"));
  }

  @ParameterizedTest
  @MethodSource("sites")
  void everyLanguageHasTheSameKeysAndArguments(Path site) throws IOException {
    for (String topic : topics(site)) {
      Properties english = words(site, topic, "");
      for (String language : LANGUAGES) {
        Properties other = words(site, topic, language);
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
  }

  @ParameterizedTest
  @MethodSource("sites")
  void everyKeyThatATemplateNamesHasWords(Path site) throws IOException {
    Set<String> known = new HashSet<>(keys(SHARED));
    for (Path other : site.equals(SHARED) ? sites() : List.of(site)) {
      known.addAll(keys(other));
    }
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.list(site.resolve("templates"))) {
      for (Path file : files.toList()) {
        Matcher found = USED.matcher(Files.readString(file));
        while (found.find()) {
          used.add(found.group(1));
        }
      }
    }
    assertThat(used).isNotEmpty().isSubsetOf(known);
  }

  /** The frame's pages name words that each site has to have. */
  @ParameterizedTest
  @MethodSource("sites")
  void everySiteHasTheWordsOfItsOwnThatTheFrameNames(Path site) throws IOException {
    if (!site.equals(SHARED)) {
      assertThat(keys(site))
          .contains(
              "signed-out.text",
              "refused.title",
              "refused.text",
              "error.403",
              "error.404",
              "error.413",
              "error.500",
              "error.next");
    }
  }

  private static Set<String> keys(Path site) throws IOException {
    Set<String> keys = new HashSet<>();
    for (String topic : topics(site)) {
      keys.addAll(words(site, topic, "").stringPropertyNames());
    }
    return keys;
  }

  private static List<String> topics(Path site) throws IOException {
    List<String> topics = new ArrayList<>();
    try (Stream<Path> files = Files.list(site.resolve("words"))) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.matches(".*_[a-z]{2}\\.properties"))
          .forEach(name -> topics.add(name.replace(".properties", "")));
    }
    assertThat(topics).isNotEmpty();
    return topics;
  }

  private static int arguments(String words) {
    return new MessageFormat(words).getFormatsByArgumentIndex().length;
  }

  private static Properties words(Path site, String topic, String language) throws IOException {
    Properties words = new Properties();
    try (Reader in =
        Files.newBufferedReader(
            site.resolve("words").resolve("%s%s.properties".formatted(topic, language)))) {
      words.load(in);
    }
    return words;
  }
}
