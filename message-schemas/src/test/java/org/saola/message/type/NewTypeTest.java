// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.type;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.message.format.Draft;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.person.Persons;
import org.saola.message.reference.ReferencePages;
import org.saola.message.schema.Meaning;
import org.saola.message.schema.NewSchemas;
import org.saola.message.schema.Nominal;
import org.saola.message.vocabulary.Taxon;

/** A type is its record, its samples and its line: all else follows, as it does for this one. */
class NewTypeTest {
  @Meaning("Where a live animal can be housed.")
  record PlacementMessage(
      @NotNull @Valid @Meaning("The animal and what it needs.") Placement placement,
      @Nullable @Valid @Nominal @Meaning("Who keeps it.") Persons keepers) {}

  @Meaning("An animal that needs a place.")
  record Placement(
      @NotNull @Valid @Meaning("What it is.") Taxon taxon,
      @NotNull @Size(min = 1, max = 100) @Meaning("What it needs.") String needs) {}

  private static final MessageType TYPE =
      MessageType.type("live-specimen-placement/1", PlacementMessage.class)
          .flows(Flow.AUTHORITIES, Flow.AUTHORITIES, Flow.LAW_ENFORCEMENT);

  private static final String SAMPLE =
      """
      {"placement": {"taxon": {"name": "Manis javanica", "rank": "SPECIES"}, "needs": "quarantine"}}
      """;

  @TempDir Path folder;

  @Test
  void hasItsParts() {
    assertThat(TYPE.parts())
        .containsExactly(
            new PartDefinition(
                "placement", Placement.class, false, true, List.of("application/json")),
            new PartDefinition("keepers", Persons.class, true, false, List.of("application/json")));
  }

  @Test
  void itsDocumentsAreReadAndRefused() throws Exception {
    assertThat(StrictJson.read(SAMPLE.getBytes(UTF_8), PlacementMessage.class).keepers()).isNull();
    Draft draft = Draft.read(draft(SAMPLE), List.of(TYPE));
    assertThat(draft.parts().get("placement")).isInstanceOf(Placement.class);
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> Draft.read(draft(SAMPLE.replace("needs", "need")), List.of(TYPE))))
        .isInstanceOf(InvalidDocument.class);
  }

  private static byte[] draft(String parts) {
    return "{\"type\": \"live-specimen-placement/1\", \"parts\": %s}"
        .formatted(parts)
        .getBytes(UTF_8);
  }

  @Test
  void itsSchemaFollows() {
    assertThat(NewSchemas.complaints(PlacementMessage.class, SAMPLE)).isEmpty();
    assertThat(NewSchemas.complaints(PlacementMessage.class, SAMPLE.replace("needs", "need")))
        .isNotEmpty();
    assertThat(NewSchemas.complaints(PlacementMessage.class, SAMPLE.replace("SPECIES", "TRIBE")))
        .isNotEmpty();
  }

  @Test
  void itsPageFollows() throws Exception {
    Path resources = folder.resolve("resources");
    Path valid =
        Files.createDirectories(resources.resolve("samples/live-specimen-placement/valid"));
    Files.writeString(valid.resolve("one.json"), SAMPLE);
    Path schemas = Files.createDirectories(resources.resolve("schema"));
    Files.writeString(schemas.resolve("live-specimen-placement-1.json"), "{}");
    Files.writeString(schemas.resolve("manifest-1.json"), "{}");
    new ReferencePages(resources, folder.resolve("site")).write(List.of(TYPE));
    assertThat(Files.readString(folder.resolve("site/live-specimen-placement-1.html")))
        .contains("Where a live animal can be housed.", "What it needs.", "quarantine");
  }
}
