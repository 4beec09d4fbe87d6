// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.xml.sax.InputSource;

/** Every type has its page, whole and with links that lead somewhere. */
class ReferencePagesTest {
  private static final Path RESOURCES = Path.of("src/main/resources/org/saola/message");
  private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    new ReferencePages(RESOURCES, folder).write(MessageTypes.all());
  }

  @Test
  void aPageForEachTypeNamesEachPartAndField() throws IOException {
    for (MessageType type : MessageTypes.all()) {
      String page = page(TypePage.fileName(type));
      type.parts().forEach(part -> assertThat(page).contains("<code>" + part.name() + "</code>"));
      assertThat(page).contains("<h2>Example</h2>", "Sent by");
    }
    assertThat(page("seizure-report-1"))
        .contains("allegedDestinations", "never inferred from a nationality", "personal data")
        .contains("declared as other goods".toUpperCase(java.util.Locale.ROOT).replace(' ', '_'));
    assertThat(page("alert-1"))
        .contains("closed groups alone")
        .doesNotContain("personal data</mark>");
  }

  @Test
  void theManifestHasAPageToo() throws IOException {
    assertThat(page("manifest-1"))
        .contains("transferBasis", "ART36_ADEQUACY", "Protective level", "<code>H2</code>");
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    for (Path file : pages()) {
      String page = Files.readString(file);
      for (String link : LINK.matcher(page).results().map(match -> match.group(1)).toList()) {
        if (link.startsWith("#")) {
          assertThat(page).as(file + link).contains("id=\"" + link.substring(1) + "\"");
        } else {
          assertThat(folder.resolve(link)).as(file + " " + link).exists();
        }
      }
    }
  }

  @Test
  void aLinkWithinAPageMeansOnePlace() throws IOException {
    Pattern id = Pattern.compile(" id=\"([^\"]+)\"");
    for (Path file : pages()) {
      List<String> ids =
          id.matcher(Files.readString(file)).results().map(match -> match.group(1)).toList();
      assertThat(ids).as(file.toString()).doesNotHaveDuplicates();
    }
  }

  @Test
  void pagesAreWellFormed() throws Exception {
    var parser = DocumentBuilderFactory.newInstance();
    for (Path file : pages()) {
      String page =
          Files.readString(file)
              .replace("<!doctype html>", "")
              .replaceAll("<(meta|link)([^>]*)>", "<$1$2/>");
      assertThat(parser.newDocumentBuilder().parse(new InputSource(new StringReader(page))))
          .as(file.toString())
          .isNotNull();
    }
  }

  @Test
  void whatAMessageSaysIsTextAndNeverMarkup() {
    assertThat(Html.page("<b>", Html.text("<script>\"&")))
        .contains("<title>&lt;b&gt;</title>", "&lt;script&gt;&quot;&amp;")
        .doesNotContain("<script>");
  }

  private List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> pages = files.filter(file -> file.toString().endsWith(".html")).toList();
      assertThat(pages).hasSize(MessageTypes.all().size() + 2);
      return pages;
    }
  }

  private String page(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".html"));
  }
}
