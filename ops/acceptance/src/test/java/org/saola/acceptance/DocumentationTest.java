// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the pages name exists: tests of the threat model, targets of links, commands of the README.
 */
class DocumentationTest {
  private static final Path ROOT = root();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
  private static final Pattern NAMED =
      Pattern.compile("`(?:([A-Z]\\w*Test)(?:\\.(\\w+))?|([a-z]\\w+))`");

  @Test
  void everyTestOfTheThreatModelExists() throws IOException {
    Map<String, String> tests = testSources();
    List<String> missing = new ArrayList<>();
    int named = 0;
    for (String row : Files.readAllLines(ROOT.resolve("docs/threat-model.md"))) {
      if (!row.matches("\\| \\d+ .*")) {
        continue;
      }
      String cell = row.split("\\|")[4];
      String type = "";
      Matcher names = NAMED.matcher(cell);
      while (names.find()) {
        named++;
        type = names.group(1) == null ? type : names.group(1);
        String method = names.group(1) == null ? names.group(3) : names.group(2);
        String source = tests.getOrDefault(type, "");
        if (source.isEmpty() || (method != null && !source.contains("void " + method + "("))) {
          missing.add(type + "." + method);
        }
      }
    }
    assertThat(named).isGreaterThan(30);
    assertThat(missing).isEmpty();
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      Matcher links = LINK.matcher(Files.readString(page));
      while (links.find()) {
        if (!Files.exists(page.resolveSibling(links.group(1)))) {
          broken.add(page + " -> " + links.group(1));
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyCommandIsKnown() throws Exception {
    String readme = Files.readString(ROOT.resolve("README.md"));
    Matcher commands = Pattern.compile("(?m)^\\./saola (\\w+)").matcher(readme);
    List<String> named = commands.results().map(match -> match.group(1)).distinct().toList();
    assertThat(named).contains("demo", "test", "verify", "audit");
    for (String command : named) {
      if (!command.equals("test")) {
        StringBuilder help = new StringBuilder();
        assertThat(InProcess.run(help, command, "--help")).as(command).isZero();
        assertThat(help.toString()).contains("Usage: saola " + command);
      }
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
              docs.filter(file -> file.toString().endsWith(".md")))
          .toList();
    }
  }

  private static Map<String, String> testSources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module :
        List.of(
            "message-schemas", "pki", "pages", "routes", "connectors", "ops", "ops/acceptance")) {
      Path folder = ROOT.resolve(module).resolve("src/test/java");
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          files.filter(file -> file.toString().endsWith("Test.java")).forEach(sources::add);
        }
      }
    }
    Map<String, String> byName =
        sources.stream()
            .collect(
                Collectors.toMap(
                    file -> file.getFileName().toString().replace(".java", ""),
                    DocumentationTest::text,
                    String::concat));
    return byName;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Path root() {
    return Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../..").normalize();
  }
}
