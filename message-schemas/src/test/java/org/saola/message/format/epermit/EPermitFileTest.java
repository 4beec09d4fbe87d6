// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.saola.message.format.epermit.EPermits.only;
import static org.saola.message.format.epermit.EPermits.onlyRefused;
import static org.saola.message.format.epermit.EPermits.parties;
import static org.saola.message.format.epermit.EPermits.permit;
import static org.saola.message.format.epermit.EPermits.read;
import static org.saola.message.format.epermit.EPermits.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.code.CodeLists;
import org.saola.message.format.epermit.EPermitFile.Outcome;
import org.saola.message.format.epermit.EPermitFile.Read;
import org.saola.message.format.epermit.EPermitFile.Refused;
import org.saola.message.permit.Examination;
import org.saola.message.permit.Permit;
import org.saola.message.permit.PermitKind;
import org.saola.message.permit.PermitLine;
import org.saola.message.permit.PermitParty;
import org.saola.message.permit.PermitReference;
import org.saola.message.permit.Quota;
import org.saola.message.seizure.Appendix;
import org.saola.message.seizure.Quantity;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.Taxon;

class EPermitFileTest {
  private static final String PARROTS = "v2-live-parrots.xml";

  private static Coded country(String code) {
    return Coded.of(code, CodeLists.PARTIES);
  }

  private static Quantity pieces(String amount) {
    return Quantity.of(new BigDecimal(amount), new Coded("PCS", "no.", CodeLists.UNITS.id()));
  }

  @Test
  void liveAnimalsInVersion2() throws Exception {
    Read read = only(sample(PARROTS));
    Permit permit = permit(read);

    assertThat(permit.number()).isEqualTo("ZA-000417");
    assertThat(permit.kind()).isEqualTo(PermitKind.EXPORT);
    assertThat(permit.country()).isEqualTo(country("ZA"));
    assertThat(permit.authority()).isEqualTo("Example permit office, Pretoria");
    assertThat(permit.issued()).isEqualTo(LocalDate.of(2026, 10, 1));
    assertThat(permit.validFrom()).isNull();
    assertThat(permit.validUntil()).isEqualTo(LocalDate.of(2027, 3, 31));
    assertThat(permit.purpose()).isEqualTo(Coded.of("B", CodeLists.PURPOSES));
    assertThat(permit.conditions())
        .containsExactly(
            "Valid for live animals only if transport follows\n"
                + "the IATA Live Animals Regulations & the carrier's own rules.");
    PermitLine line = permit.lines().getFirst();
    assertThat(line.taxon()).isEqualTo(Taxon.named("Psittacus erithacus"));
    assertThat(line.term()).isEqualTo(Coded.of("LIV", CodeLists.SPECIMEN_TERMS));
    assertThat(line.marks()).containsExactly("closed ring ZA 0001", "closed ring ZA 0002");
    assertThat(line.quantities()).containsExactly(Quantity.of(new BigDecimal("2"), null));
    assertThat(line.quota()).isEqualTo(new Quota(BigDecimal.ZERO, new BigDecimal("600"), null));
    assertThat(line.examinations())
        .containsExactly(new Examination(LocalDate.of(2026, 10, 20), "Johannesburg", pieces("1")));
    assertThat(parties(read)).isNull();
    assertThat(read.notCarried()).isEmpty();
  }

  @Test
  void reExportInVersion1WithPartiesAndAllThatIsNotCarried() throws Exception {
    Read read = only(sample("v1-re-export-of-straps.xml"));
    Permit permit = permit(read);

    assertThat(permit.kind()).isEqualTo(PermitKind.RE_EXPORT);
    assertThat(permit.importCountry()).isEqualTo(country("BR"));
    PermitLine first = permit.lines().getFirst();
    assertThat(first.appendix()).isEqualTo(Appendix.II);
    assertThat(first.source()).isEqualTo(Coded.of("W", CodeLists.SOURCES));
    assertThat(first.quantities()).containsExactly(pieces("5"));
    assertThat(first.quantities().getFirst().citesUnit()).isTrue();
    assertThat(first.origin()).isEqualTo(country("US"));
    assertThat(first.originPermits())
        .containsExactly(new PermitReference("24US00001A/9", LocalDate.of(2024, 7, 9)));
    assertThat(first.lastReExport()).isEqualTo(country("IT"));
    assertThat(first.reExportPermits())
        .containsExactly(new PermitReference("IT/RE/2025/MIL/00001", LocalDate.of(2025, 2, 23)));
    assertThat(permit.lines().get(1).originPermits()).isEmpty();

    PermitParty consignor = parties(read).consignor();
    assertThat(consignor.name()).isEqualTo("Synthetic Leather Trading (made up)");
    assertThat(consignor.street()).containsExactly("1 Example Street");
    assertThat(consignor.country()).isEqualTo(country("FR"));
    assertThat(parties(read).consignee().city()).isEqualTo("Manaus");
    assertThat(parties(read).toString()).doesNotContain("Leather");

    String response = "/Envelope/Body/GetNonFinalCitesCertificateResponse";
    String issuer = "HeaderExchangedDocument/FirstSignatoryDocumentAuthentication";
    assertThat(read.notCarried())
        .containsExactly(
            issuer + "/ProviderTradeParty/PostalTradeAddress/CityName",
            issuer + "/Statement",
            "HeaderExchangedDocument/IssueDateTime (time of day)",
            "SpecifiedSupplyChainConsignment/ConsignorTradeParty/SpecifiedRepresentativePerson"
                + "/Name",
            "SpecifiedSupplyChainConsignment/IncludedSupplyChainConsignmentItem"
                + "/AssociatedReferencedDocument/IssueDateTime",
            "SpecifiedSupplyChainConsignment/IncludedSupplyChainConsignmentItem"
                + "/AssociatedReferencedDocument/TypeCode",
            response + "/Attachments/AttachmentContent",
            response + "/Attachments/AttachmentName");
  }

  @Test
  void emptyOptionalValuesAreAbsent_placeholdersToo() throws Exception {
    Read read = only(sample("v2-empty-values.xml"));

    Permit permit = permit(read);
    assertThat(permit.number()).isEqualTo("BE-2026-77");
    assertThat(permit.issued()).isNull();
    assertThat(permit.purpose()).isNull();
    assertThat(permit.conditions()).isEmpty();
    PermitLine line = permit.lines().getFirst();
    assertThat(line)
        .isEqualTo(
            new PermitLine(
                "1",
                Taxon.named("Cactaceae spp."),
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                null,
                List.of(),
                null,
                null,
                List.of()));
    assertThat(read.parts()).containsOnlyKeys("permit");
    assertThat(read.notCarried()).isEmpty();
  }

  @Test
  void manyItemsInTheirOrder() throws Exception {
    Permit permit = permit(only(sample("v2-many-items.xml")));

    assertThat(permit.lines()).hasSize(40);
    assertThat(permit.lines().get(39).line()).isEqualTo("40");
    assertThat(permit.lines().get(2).quantities())
        .containsExactly(
            Quantity.of(new BigDecimal("3.250"), new Coded("MTQ", "m3", CodeLists.UNITS.id())));
  }

  @Test
  void eachPermitOfADocumentStandsForItself() throws Exception {
    List<Outcome> outcomes = read(sample("v2-several-permits.xml"));

    assertThat(outcomes).extracting(Outcome::permit).containsExactly(1L, 2L, 3L);
    assertThat(((Read) outcomes.get(0)).number()).isEqualTo("CM/2026/0001");
    Refused refused = (Refused) outcomes.get(1);
    assertThat(refused.reason()).isEqualTo("is not a number such as 12 or 1.60");
    assertThat(refused.place().path())
        .isEqualTo(
            "/GetFinalCitesCertificateResponse/CITESEPermit/SpecifiedSupplyChainConsignment"
                + "/IncludedSupplyChainConsignmentItem[1]/TransportLogisticsPackage/ItemQuantity");
    String line = sample("v2-several-permits.xml").lines().toList().get(refused.place().line() - 1);
    assertThat(line.substring(refused.place().column() - 1)).startsWith("many</b:ItemQuantity>");
    Quantity sacks = permit((Read) outcomes.get(2)).lines().getFirst().quantities().getFirst();
    assertThat(sacks.unit()).isEqualTo(new Coded("sacks", null, null));
    assertThat(sacks.citesUnit()).isFalse();
    assertThat(((Read) outcomes.get(2)).notCarried())
        .containsExactly("/GetFinalCitesCertificateResponse/Composite");
  }

  @Test
  void aCountryThatNoListKnowsIsKeptAsItStands() throws Exception {
    String xml = sample(PARROTS).replace("<b:CountryID>ZA<", "<b:CountryID>QQ<");
    Read read = only(xml.replace("South Africa", "Neverland"));

    assertThat(permit(read).country()).isEqualTo(new Coded("QQ", null, null));
    assertThat(read.notCarried())
        .containsExactly(
            "HeaderExchangedDocument/FirstSignatoryDocumentAuthentication/ProviderTradeParty"
                + "/PostalTradeAddress/CountryName");
  }

  @Test
  void whatIsNotOfTheStructureIsNamed() throws Exception {
    String xml =
        sample(PARROTS)
            .replace("<b:CopyIndicator>false<", "<b:CopyIndicator>true<")
            .replace("<b:ID>A<", "<b:ID schemeID=\"SER\">A<")
            .replace(
                "<b:OriginTradeCountry>",
                "<y:Chip xmlns:y=\"urn:own\">985</y:Chip><b:Origin>x</b:Origin><b:OriginTradeCountry>");

    assertThat(only(xml).notCarried())
        .containsExactly(
            "HeaderExchangedDocument/CopyIndicator",
            "SpecifiedSupplyChainConsignment/IncludedSupplyChainConsignmentItem/ID/@schemeID",
            "SpecifiedSupplyChainConsignment/IncludedSupplyChainConsignmentItem/Origin",
            "SpecifiedSupplyChainConsignment/IncludedSupplyChainConsignmentItem/{urn:own}Chip");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<b:ID>ZA-000417</b:ID>||HeaderExchangedDocument|has no ID",
        "<b:TypeCode listID=\"1001\" listAgencyID=\"6\">E</b:TypeCode>"
            + "||HeaderExchangedDocument|has no TypeCode",
        ">E<|>X<|HeaderExchangedDocument/TypeCode|is not E, R, I or O",
        "2026-10-01T00:00:00.000+02:00|01.10.2026|HeaderExchangedDocument/IssueDateTime"
            + "|is not a date such as 2026-11-22 or 2026-11-22T09:30:00+01:00",
        "2026-10-01T00:00:00.000+02:00|2026-02-30|HeaderExchangedDocument/IssueDateTime"
            + "|is not in the calendar, or not on the clock",
        "2026-10-01T00:00:00.000+02:00|2026-02-20T25:00|HeaderExchangedDocument/IssueDateTime"
            + "|is not in the calendar, or not on the clock",
        "<b:ScientificName>Psittacus erithacus</b:ScientificName>"
            + "||IncludedSupplyChainTradeLineItem/SpecifiedTradeProduct|has no ScientificName",
        "<b:ScientificName>|<b:ScientificName>Ara ararauna</b:ScientificName><b:ScientificName>"
            + "|SpecifiedTradeProduct"
            + "|has 2 times ScientificName: give each species an item",
        "<b:TypeCode>I<|<b:TypeCode>IV<|IncludedSupplyChainTradeLineItem/TypeCode"
            + "|is not I, II, III or N",
        "<b:AnnualQuotaQuantity>|<b:AnnualQuotaQuantity unitCode=\"KGM\">|AnnualQuotaQuantity"
            + "|is in another unit than UsedToDateQuotaQuantity",
        "<b:ID>A</b:ID>|<b:ID>A</b:ID>stray|IncludedSupplyChainConsignmentItem[1]"
            + "|has text beside its elements"
      })
  void aPermitThatCannotBeCarriedIsRefusedWithPlaceAndReason(
      String find, String replacement, String path, String reason) throws Exception {
    String xml = sample(PARROTS).replace(find, replacement == null ? "" : replacement);
    Refused refused = onlyRefused(xml);

    assertThat(refused.place().path()).endsWith(path);
    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused.place().line()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n",
        "\n   ",
        "\n\n\t ",
        "<!-- c -->",
        "\n <!-- c -->\n ",
        "<?p i?>",
        "<b:Other/>",
        "\n<b:Other>x</b:Other>\n  ",
        "<b:Other><![CDATA[x]]></b:Other>"
      })
  void thePlaceIsWhereTheElementsContentBegins(String before) throws Exception {
    String empty =
        sample("v2-empty-values.xml").replace("<b:Name languageID=\"EN\"></b:Name>", before);
    for (int shift = 0; shift < 40; shift++) {
      // The parser reads block by block: the element stands before, on and after a border.
      String padding = "<!--" + " ".repeat(8170 - 600 + 20 * shift) + "-->";
      String xml =
          empty
              .replace("<b:TypeCode>I<", before + "<b:TypeCode>?<")
              .replace("?>\n", "?>\n" + padding);

      XmlPlace place = onlyRefused(xml).place();

      String line = xml.split("\n", -1)[place.line() - 1];
      assertThat(line.substring(place.column() - 1))
          .as("shift %d", shift)
          .startsWith("?</b:TypeCode>");
    }
  }

  @Test
  void whatTheRecordRefusesIsRefusedAtItsItem() throws Exception {
    String twice =
        sample("v2-many-items.xml").replace("<b:ID schemeID=\"?\">7<", "<b:ID schemeID=\"?\">3<");

    Refused refused = onlyRefused(twice);

    assertThat(refused.place().path()).endsWith("IncludedSupplyChainConsignmentItem[7]");
    assertThat(refused.reason()).isEqualTo("lines[6].line: a line before has it");
  }

  @Test
  void aLaterDayOfValidityThanTheLastIsRefused() throws Exception {
    Refused refused =
        onlyRefused(
            sample("v1-re-export-of-straps.xml").replace("2027-03-13T00:00", "2026-03-13T00:00"));

    assertThat(refused.place().path()).endsWith("/CBFShip/HeaderExchangedDocument");
    assertThat(refused.reason()).isEqualTo("validUntil: before validFrom");
  }

  @Test
  void moreItemsThanAPermitHoldsAreRefusedAtTheFirstTooMany() throws Exception {
    String xml = sample("v2-many-items.xml");
    int from = xml.indexOf("<b:IncludedSupplyChainConsignmentItem>");
    String item =
        xml.substring(from, xml.indexOf("</b:IncludedSupplyChainConsignmentItem>", from) + 39);
    String many = xml.substring(0, from) + item.repeat(20_000) + xml.substring(from);

    Refused refused = onlyRefused(many);

    assertThat(refused.place().path()).endsWith("IncludedSupplyChainConsignmentItem[201]");
    assertThat(refused.reason()).isEqualTo("is one of more than 200 items");
  }

  @ParameterizedTest
  @CsvSource({
    "<weather/>, weather",
    "<CITESEPermit xmlns='urn:other'/>, urn:other",
    "<Envelope/>, Envelope"
  })
  void anUnknownRootIsRefusedByItsName(String xml, String name) {
    assertThatThrownBy(() -> read(xml))
        .isInstanceOf(XmlRefused.class)
        .hasMessageContaining("root element")
        .hasMessageContaining(name);
  }

  @Test
  void anEnvelopeWithoutAPermitIsRefused() throws Exception {
    Refused refused =
        onlyRefused(
            "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body><s:Fault/>"
                + "</s:Body></s:Envelope>");

    assertThat(refused.reason()).isEqualTo("holds no electronic permit");
  }

  @Test
  void whatFollowsABreakIsNotRead_whatCameBeforeIs() throws Exception {
    String xml = sample("v2-several-permits.xml");
    String cut = xml.substring(0, xml.indexOf("CM/2026/0003"));

    List<Outcome> outcomes = read(cut);

    assertThat(outcomes).hasSize(3);
    assertThat(outcomes.get(0)).isInstanceOf(Read.class);
    assertThat(outcomes.get(2))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(List.of(refused))
                    .extracting(Refused::permit, Refused::reason)
                    .containsExactly(
                        tuple(3L, "ends before it is complete; nothing after it was read")));
  }
}
