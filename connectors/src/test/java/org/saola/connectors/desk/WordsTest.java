// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The desk knows all of its words. */
class WordsTest {
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
}
