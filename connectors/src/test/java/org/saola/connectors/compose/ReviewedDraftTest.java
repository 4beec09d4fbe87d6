// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.saola.connectors.compose.DraftRefused.Code;
import org.saola.connectors.standin.Samples;
import org.saola.message.format.Draft;
import org.saola.message.nominal.Finding;
import org.saola.message.person.InformationBasis;
import org.saola.message.person.Person;
import org.saola.message.person.Persons;
import org.saola.message.person.SubjectCategory;
import org.saola.message.seizure.SeizureReport;
import org.saola.message.seizure.SpecimenLine;

/** Personal data where none may be: what is found, and what an officer may say of it. */
class ReviewedDraftTest extends AtTheComposer {
  @Test
  void reportThatShowsPersonalDataIsRefused() {
    Draft draft = Samples.draft(Samples.csv(1).replace("synthetic", "driver born on 1970-01-01"));

    assertThatThrownBy(() -> customs.composer.compose(draft))
        .isInstanceOfSatisfying(
            DraftRefused.class, e -> assertThat(e.code()).isEqualTo(Code.CONTENT_REFUSED))
        .hasMessageContaining("NOMINAL_IN_PLAIN_PART")
        .hasMessageNotContaining("1970");
  }

  @Test
  void allThatIsFoundIsNamedAtOnce() {
    Draft draft =
        Samples.draft(
            Samples.csv(1).replace("synthetic", "Mr John Whitfield (passport no. X1234567)"));

    assertThatThrownBy(() -> customs.composer.compose(draft))
        .isInstanceOfSatisfying(
            DraftRefused.class,
            e ->
                assertThat(e.findings())
                    .extracting(Finding::place)
                    .containsExactly(
                        "report.lines[0].additionalInformation: NAME",
                        "report.lines[0].additionalInformation: DOCUMENT"))
        .hasMessageContaining("Put the person into the nominal part")
        .hasMessageNotContaining("Whitfield")
        .hasMessageNotContaining("X1234567");
  }

  @Test
  void whatAnOfficerLookedAtIsSent() throws Exception {
    Map<String, Object> parts =
        Samples.draft(Samples.csv(1).replace("synthetic", "call +31 6 12345678")).parts();

    assertThatThrownBy(() -> customs.composer.compose(reviewed(parts, List.of())))
        .hasMessageContaining("PHONE");
    assertThatThrownBy(
            () ->
                customs.composer.compose(
                    reviewed(parts, List.of("report.lines[0].additionalInformation: NAME"))))
        .hasMessageContaining("PHONE");
    assertThat(
            customs.composer.compose(
                reviewed(parts, List.of("report.lines[0].additionalInformation: PHONE"))))
        .allMatch(Composition.Sealed.class::isInstance);
  }

  @Test
  void soManyThatNotAllAreToldCannotBeReviewed() {
    Map<String, Object> parts = new LinkedHashMap<>(Samples.draft().parts());
    SeizureReport one = (SeizureReport) parts.get("report");
    SpecimenLine line =
        new SpecimenLine(
            one.lines().getFirst().taxon(),
            null,
            null,
            List.of(),
            null,
            null,
            null,
            null,
            "call +31 6 12345678 or call +31 6 23456789",
            List.of());
    parts.put(
        "report",
        new SeizureReport(
            one.reference(),
            one.date(),
            java.util.Collections.nCopies(60, line),
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null,
            null,
            null));
    List<String> reviewed =
        java.util.stream.IntStream.range(0, 60)
            .mapToObj("report.lines[%d].additionalInformation: PHONE"::formatted)
            .toList();

    assertThatThrownBy(() -> customs.composer.compose(reviewed(parts, reviewed)))
        .hasMessageContaining("PHONE");
  }

  @Test
  void whatIsCertainAndAListedNameAreNeverWavedThrough() {
    Map<String, Object> certain =
        Samples.draft(Samples.csv(1).replace("synthetic", "passport no. X1234567")).parts();
    Map<String, Object> listed =
        new LinkedHashMap<>(
            Samples.draft(Samples.csv(1).replace("synthetic", "Okafor paid for it")).parts());
    listed.put("persons", persons("Okafor"));

    assertThatThrownBy(
            () ->
                customs.composer.compose(
                    reviewed(certain, List.of("report.lines[0].additionalInformation: DOCUMENT"))))
        .hasMessageContaining("DOCUMENT (CERTAIN)");
    assertThatThrownBy(
            () ->
                customs.composer.compose(
                    reviewed(
                        listed, List.of("report.lines[0].additionalInformation: LISTED_NAME"))))
        .hasMessageContaining("LISTED_NAME (LIKELY)");
  }

  private static Persons persons(String familyName) {
    Person person =
        new Person(
            SubjectCategory.SUSPECT,
            InformationBasis.FACT,
            familyName,
            null,
            null,
            List.of(),
            null,
            null,
            true);
    return new Persons(List.of(), List.of(person));
  }

  private static Draft reviewed(Map<String, Object> parts, List<String> reviewed) {
    return Samples.draft(parts).reviewing(reviewed);
  }
}
