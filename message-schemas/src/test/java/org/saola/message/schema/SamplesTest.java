// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.json.StrictJson;
import org.saola.message.schema.PublishedSchemas.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Records and schemas agree on every sample; a bad one is named for the rule that it breaks. */
class SamplesTest {
  private static final Path SAMPLES = Path.of("src/main/resources/org/saola/message/samples");
  private static final int FEWEST_VALID = 2;
  private static final int FEWEST_INVALID = 3;

  /** Broken by a message and its type together, or by bytes that no schema ever sees. */
  private static final Set<Rule> WITHOUT_SAMPLE =
      EnumSet.of(
          Rule.UNKNOWN_TYPE,
          Rule.PART_NOT_OF_TYPE,
          Rule.PART_LABEL_WRONG,
          Rule.PART_MEDIA_TYPE_WRONG,
          Rule.PART_REQUIRED,
          Rule.ANSWER_TO_NOTHING);

  private static List<Path> samples(Document document, String kind) {
    try (Stream<Path> files = Files.list(document.samples(kind))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Rule rule(Path sample) {
    String name = sample.getFileName().toString().replaceAll("\\..*", "");
    return Rule.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  private static Stream<DynamicTest> each(String kind, SampleCheck check) {
    return PublishedSchemas.all().stream()
        .flatMap(
            document ->
                samples(document, kind).stream()
                    .map(
                        sample ->
                            dynamicTest(
                                SAMPLES.relativize(sample).toString(),
                                () -> check.check(document, sample))));
  }

  private interface SampleCheck {
    void check(Document document, Path sample) throws Exception;
  }

  @TestFactory
  Stream<DynamicTest> validSamplesHoldForRecordAndSchema() {
    return each("valid", SamplesTest::checkValid);
  }

  private static void checkValid(Document document, Path sample) throws Exception {
    Object record = StrictJson.read(Files.readAllBytes(sample), document.record());
    assertThat(PublishedSchemas.complaints(document.name(), Files.readString(sample))).isEmpty();
    JsonMapper plain = JsonMapper.shared();
    JsonNode written = plain.readTree(StrictJson.write(record));
    assertThat(written).isEqualTo(plain.readTree(Files.readAllBytes(sample)));
  }

  @TestFactory
  Stream<DynamicTest> invalidSamplesAreRefusedForTheRuleInTheirName() {
    return each("invalid", SamplesTest::checkInvalid);
  }

  private static void checkInvalid(Document document, Path sample) throws IOException {
    byte[] json = Files.readAllBytes(sample);
    InvalidDocument e =
        catchThrowableOfType(InvalidDocument.class, () -> StrictJson.read(json, document.record()));
    assertThat(e).as("must be refused").isNotNull();
    assertThat(e.problems()).extracting(Problem::rule).containsOnly(rule(sample));
    if (rule(sample) != Rule.MALFORMED) {
      List<String> complaints =
          PublishedSchemas.complaints(document.name(), Files.readString(sample));
      assertThat(complaints.isEmpty())
          .as("beyond a schema: %s", complaints)
          .isEqualTo(rule(sample).beyondSchema().isPresent());
    }
  }

  @Test
  void everyRuleHasASample() {
    Set<Rule> shown =
        PublishedSchemas.all().stream()
            .flatMap(document -> samples(document, "invalid").stream())
            .map(SamplesTest::rule)
            .collect(Collectors.toSet());
    shown.addAll(WITHOUT_SAMPLE);
    assertThat(shown).containsExactlyInAnyOrder(Rule.values());
  }

  @Test
  void aFolderOfSamplesIsThereForEachDocumentAndNoOther() throws IOException {
    try (Stream<Path> folders = Files.list(SAMPLES)) {
      assertThat(folders)
          .containsExactlyInAnyOrderElementsOf(
              PublishedSchemas.all().stream().map(it -> it.samples("valid").getParent()).toList());
    }
  }

  @Test
  void eachDocumentHasSeveralSamplesOfBothKinds() {
    for (Document document : PublishedSchemas.all()) {
      assertThat(samples(document, "valid"))
          .as(document.name())
          .hasSizeGreaterThanOrEqualTo(FEWEST_VALID);
      assertThat(samples(document, "invalid"))
          .as(document.name())
          .hasSizeGreaterThanOrEqualTo(FEWEST_INVALID);
    }
  }
}
