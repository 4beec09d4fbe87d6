// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.tuple;

import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saola.message.format.CsvTable.Outcome;
import org.saola.message.format.CsvTable.Read;
import org.saola.message.format.CsvTable.Refused;
import org.saola.message.person.Persons;
import org.saola.message.seizure.Quantity;
import org.saola.message.seizure.SeizureReport;
import org.saola.message.seizure.SpecimenLine;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.NamedText;

class MappingsTest {
  private static final Path DOCUMENTED = Path.of("../docs/mappings");

  @TempDir Path folder;

  private static List<Outcome> read(String resource, Mappings mappings) throws Exception {
    try (InputStream in = CsvTableTest.resource(resource);
        CsvTable table = CsvTable.open(in, mappings)) {
      List<Outcome> outcomes = new ArrayList<>();
      table.forEach(outcomes::add);
      return outcomes;
    }
  }

  private static List<Outcome> readText(String csv, Mappings mappings) throws Exception {
    try (CsvTable table = CsvTable.open(new StringReader(csv), mappings)) {
      List<Outcome> outcomes = new ArrayList<>();
      table.forEach(outcomes::add);
      return outcomes;
    }
  }

  private static SeizureReport report(Outcome outcome) {
    return (SeizureReport) ((Read) outcome).parts().get("report");
  }

  private static List<String> amounts(SpecimenLine line) {
    return line.quantities().stream().map(MappingsTest::amount).toList();
  }

  private static String amount(Quantity quantity) {
    return quantity.amount() + " " + (quantity.unit() == null ? "" : quantity.unit().asGiven());
  }

  @Test
  void eachProductOfAnEtisRowIsALineWithPiecesAndKilograms() throws Exception {
    SeizureReport report = report(read("etis.csv", Mappings.packaged()).getFirst());
    assertThat(report.reference()).isEqualTo("ETIS-91001");
    assertThat(report.lines())
        .extracting(line -> line.description().asGiven(), MappingsTest::amounts)
        .containsExactly(
            tuple("raw ivory", List.of("12 no.", "48.5 kg")),
            tuple("worked ivory", List.of("3 no.")),
            tuple("hide or skin", List.of("2.1 kg")),
            tuple("belts", List.of("2 no.")),
            tuple("hair bracelets", List.of("4 no.", "0.2 kg")));
    assertThat(report.lines()).allMatch(line -> line.quantities().getFirst().citesUnit());
    assertThat(report.lines())
        .extracting(line -> line.estimatedValue() == null)
        .containsExactly(false, true, true, true, true);
  }

  @Test
  void everyFilledCellOfAnEtisRowStandsInTheMessage_andNationalitiesApart() throws Exception {
    List<Outcome> outcomes = read("etis.csv", Mappings.packaged());
    Read read = (Read) outcomes.getFirst();
    SeizureReport report = report(read);
    assertThat(report.date().seized().value()).isEqualTo("2026-01-17");
    assertThat(report.date().reported()).isEqualTo("2026-02-10");
    assertThat(report.location().asGiven()).isEqualTo("Nairobi");
    assertThat(report.allegedOrigins()).extracting(Coded::code).containsExactly("KE", "TZ");
    assertThat(report.allegedDestinations()).extracting(Coded::code).containsExactly("VN");
    assertThat(report.lines().getFirst().additional())
        .contains(
            new NamedText("Cty Exp", "KE"),
            new NamedText("Other contraband", "rhino horn"),
            new NamedText("Internal reference code", "KE/17"))
        .hasSize(16);
    assertThat(((Persons) read.parts().get("persons")).nationalitiesOfOffenders())
        .extracting(Coded::code)
        .containsExactly("VN", "KE");
    assertThat(report(outcomes.get(1)).date().seized().value()).isEqualTo("2025");
  }

  @Test
  void anEtisRowThatContradictsItselfIsRefusedWithItsColumn() throws Exception {
    assertThat(read("etis.csv", Mappings.packaged()))
        .filteredOn(Refused.class::isInstance)
        .extracting(it -> ((Refused) it).column(), it -> ((Refused) it).reason())
        .containsExactly(
            tuple("Seizure year", "is not the year of the date"),
            tuple("Raw Iv Wt (kg)", "is not a number such as 12 or 1.60"));
  }

  @Test
  void everyColumnOfTheEtisExportIsMapped() throws Exception {
    String header =
        new String(CsvTableTest.resource("etis.csv").readAllBytes()).lines().findFirst().get();
    TableMapping etis = Mappings.packaged().of(List.of(header.split(",")), ',');
    assertThat(etis.name()).isEqualTo("etis");
    assertThat(etis.known()).hasSize(44);
  }

  @Test
  void incidentsAreReadThroughTheDocumentedMapping() throws Exception {
    List<Outcome> outcomes = read("incidents.csv", Mappings.packagedAnd(DOCUMENTED));
    assertThat(outcomes).hasSize(20);
    assertThat(outcomes)
        .filteredOn(Refused.class::isInstance)
        .hasSize(7)
        .allMatch(it -> ((Refused) it).column().equals("kind"))
        .allMatch(it -> ((Refused) it).reason().contains("not of a seizure"));
    SeizureReport two = report(outcomes.get(4));
    assertThat(two.lines())
        .extracting(line -> line.taxon().name())
        .containsExactly("pangolin", "tiger");
    assertThat(two.lines().get(1).additional()).isEmpty();
    SeizureReport horns = report(outcomes.get(12));
    assertThat(horns.reference()).isEqualTo("WILDTRACE-ddd4e39f04cb");
    assertThat(horns.lines().getFirst().quantities())
        .containsExactly(
            Quantity.of(new java.math.BigDecimal("105"), new Coded("horns", null, null)));
    assertThat(horns.lines().getFirst().quantities().getFirst().citesUnit()).isFalse();
  }

  @Test
  void aQuantityThatIsNoNumberWithItsUnitIsCarriedAsItStands() throws Exception {
    String csv = "id,kind,species,quantities\n1,seizure,tiger,%s\n2,seizure,tiger;lion,3 skins\n";
    Mappings mappings = Mappings.packagedAnd(DOCUMENTED);
    for (String text : List.of("about 50 kg", "2 skins and 1 skull; 3", "0 kg")) {
      List<Outcome> outcomes = readText(csv.formatted(text), mappings);
      SpecimenLine line = report(outcomes.getFirst()).lines().getFirst();
      assertThat(line.quantities()).as(text).isEmpty();
      assertThat(line.additional()).contains(new NamedText("quantities", text));
      assertThat(report(outcomes.get(1)).lines().getFirst().additional())
          .contains(new NamedText("quantities", "3 skins"));
    }
  }

  @Test
  void aNationalSystemsTableMayHaveSemicolonsDecimalCommasAndDaysFirst() throws Exception {
    String csv =
        """
        Dossier;Datum;Gemeld;Soort;Omschrijving;Hoeveelheid;Eenheid;Nationaliteit verdachte;Kenmerk depot
        D-1;03/10/2026;05/10/2026;Manis javanica;SCA;"11;1,60";"no.;kg";CN;Rek 4
        D-2;2026-10;;Anguilla anguilla;LIV;1.60;kg;;
        D-3;31/02/2026;;Anguilla anguilla;LIV;1;kg;;
        """;
    List<Outcome> outcomes = readText(csv, Mappings.packagedAnd(DOCUMENTED));
    Read read = (Read) outcomes.getFirst();
    assertThat(report(read).date().seized().value()).isEqualTo("2026-10-03");
    assertThat(report(read).date().reported()).isEqualTo("2026-10-05");
    assertThat(amounts(report(read).lines().getFirst())).containsExactly("11 no.", "1.60 kg");
    assertThat(read.parts()).containsKey("persons");
    assertThat(outcomes.subList(1, 3))
        .extracting(it -> ((Refused) it).column(), it -> ((Refused) it).value())
        .containsExactlyInAnyOrder(tuple("Hoeveelheid", "1.60"), tuple("Datum", "31/02/2026"));
  }

  @Test
  void aColumnThatNoMappingNamesIsRefusedWithItsName() throws Exception {
    Mappings mappings = Mappings.packagedAnd(DOCUMENTED);
    UnknownTable e =
        catchThrowableOfType(
            UnknownTable.class,
            () -> readText("id,kind,species,reporter\n1,seizure,tiger,X\n", mappings));
    assertThat(e.unknownColumns()).containsExactly("reporter");
  }

  @Test
  void anAgencysOwnMappingDoesNotHideThoseThatSaolaBrings() throws Exception {
    Mappings mappings = Mappings.packagedAnd(DOCUMENTED);
    assertThat(read("etis.csv", mappings).getFirst()).isInstanceOf(Read.class);
    assertThat(read("illegal-trade-report.csv", mappings)).allMatch(it -> it instanceof Read);
    assertThat(Mappings.packagedAnd(folder.resolve("absent")).separators()).containsExactly(',');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "name: own                  | name: Own                | name: small letters",
        "name: own                  | name: other              | its name is not the file's",
        "name: own                  | nam: own                 | the key 'nam' is not known",
        "name: own                  | - a                      | not",
        "taxon: SPECIES             | taxon: SPECIE            | 'SPECIE' is not a field",
        "taxon: SPECIES             | taxon: CARRIED           | exactly one is SPECIES",
        "taxon: SPECIES             | taxon:                   | not the form",
        "needs: [taxon]             | needs: [taxon, null]     | not the form",
        "needs: [taxon]             | products: [null]         | not the form",
        "UNIT: [units/eu-2025]      | UNIT: [null]             | not the form",
        "place: LOCATION            | place: SPECIES           | two are SPECIES",
        "place: LOCATION            | taxon: LOCATION          | taxon",
        "place: LOCATION            | number: RECORD           | goes with a column",
        "needs: [taxon]             | needs: [species]         | 'species' is not among the columns",
        "needs: [taxon]             | only: {kind: [x]}        | 'kind' is not among the columns",
        "needs: [taxon]             | only: {place: []}        | 'place' has no value",
        "needs: [taxon]             | delimiter: '/'           | delimiter",
        "needs: [taxon]             | decimal: ';'             | decimal",
        "needs: [taxon]             | dateFormat: dd/MM        | dateFormat",
        "needs: [taxon]             | dateFormat: nonsense     | dateFormat",
        "needs: [taxon]             | referencePrefix: X-      | referencePrefix",
        "needs: [taxon]             | system: Other            | system",
        "UNIT: [units/eu-2025]      | UNIT: [units/eu-1825]    | not a list of UNIT",
        "UNIT: [units/eu-2025]      | UNIT: [purposes/eu-2025] | not a list of UNIT",
        "UNIT: [units/eu-2025]      | SPECIES: [units/eu-2025] | not looked up in a list",
        "UNIT: [units/eu-2025]      | UNIT: [units]            | line",
      })
  void aMappingFileThatCannotBeUsedIsRefusedInWords(String find, String replacement, String why)
      throws Exception {
    String good =
        "name: own\nneeds: [taxon]\ncolumns:\n  taxon: SPECIES\n  place: LOCATION\n"
            + "lists:\n  UNIT: [units/eu-2025]\n";
    Files.writeString(folder.resolve("own.yaml"), good);
    assertThat(Mappings.packagedAnd(folder)).isNotNull();
    Files.writeString(folder.resolve("own.yaml"), good.replace(find, replacement));
    MappingRefused e =
        catchThrowableOfType(MappingRefused.class, () -> Mappings.packagedAnd(folder));
    assertThat(e).isNotNull();
    assertThat(e.problems()).allMatch(problem -> problem.startsWith("own.yaml: "));
    assertThat(e.problems()).anyMatch(problem -> problem.contains(why));
  }

  /** Another seed: {@code -Dsaola.seed=7}. */
  @Test
  void damagedMappingFilesAreReadOrRefused() throws Exception {
    long first = Long.getLong("saola.seed", 20261122);
    byte[] whole = Files.readAllBytes(DOCUMENTED.resolve("national-example.yaml"));
    for (long seed = first; seed < first + 1_000; seed++) {
      Random random = new Random(seed);
      byte[] damaged = whole.clone();
      for (int i = 0; i <= random.nextInt(4); i++) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        assertThat(MappingFile.read("national-example.yaml", damaged).columns()).isNotEmpty();
      } catch (MappingRefused e) {
        assertThat(e.problems()).as("seed %d", seed).isNotEmpty();
      } catch (RuntimeException e) {
        fail("seed " + seed, e);
      }
    }
  }

  @Test
  void everyBadFileIsNamed_alsoOneThatTakesAPackagedName() throws Exception {
    Files.writeString(folder.resolve("etis.yaml"), "name: etis\ncolumns: {taxon: SPECIES}\n");
    Files.writeString(folder.resolve("two.yaml"), "name: two\n");
    Files.writeString(folder.resolve("not-a-mapping.txt"), "ignored");
    MappingRefused e =
        catchThrowableOfType(MappingRefused.class, () -> Mappings.packagedAnd(folder));
    assertThat(e.problems())
        .anyMatch(it -> it.equals("etis.yaml: Saola brings a mapping of that name"))
        .anyMatch(it -> it.startsWith("two.yaml: columns"));
  }
}
