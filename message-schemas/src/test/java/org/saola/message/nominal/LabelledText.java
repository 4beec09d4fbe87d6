// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.OrEmpty;
import org.saola.message.json.StrictJson;
import org.saola.message.person.InformationBasis;
import org.saola.message.person.Person;
import org.saola.message.person.Persons;
import org.saola.message.person.SubjectCategory;

/** A text of the labelled set, and what the finder makes of it. */
record LabelledText(
    String id,
    String lang,
    String text,
    boolean nominal,
    @OrEmpty List<FindingKind> kinds,
    @OrEmpty List<Listed> persons,
    String source) {
  record Listed(@Nullable String familyName, @Nullable String givenNames) {
    private Person person() {
      return new Person(
          SubjectCategory.OTHER,
          InformationBasis.FACT,
          familyName,
          givenNames,
          null,
          List.of(),
          null,
          null,
          true);
    }
  }

  static List<LabelledText> all() throws Exception {
    List<LabelledText> all = new ArrayList<>();
    for (String line : lines()) {
      all.add(StrictJson.read(line.getBytes(StandardCharsets.UTF_8), LabelledText.class));
    }
    return all;
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = LabelledText.class.getResourceAsStream("labelled-texts.jsonl")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    }
  }

  Set<FindingKind> found() {
    List<Person> listed = persons.stream().map(Listed::person).toList();
    return NominalFinder.inText(
            "text", text, ListedPersons.in(List.of(new Persons(List.of(), listed))))
        .stream()
        .map(Finding::kind)
        .collect(Collectors.toSet());
  }
}
