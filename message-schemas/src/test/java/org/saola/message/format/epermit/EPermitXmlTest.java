// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.saola.message.code.CodeLists;
import org.saola.message.format.epermit.EPermitFile.Read;
import org.saola.message.format.epermit.EPermitXml.Written;
import org.saola.message.json.StrictJson;
import org.saola.message.permit.Permit;
import org.saola.message.permit.PermitCheckMessage;
import org.saola.message.permit.PermitLine;
import org.saola.message.permit.PermitParties;
import org.saola.message.seizure.Quantity;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.Taxon;
import org.saola.message.vocabulary.TaxonRank;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class EPermitXmlTest {
  private static final long SEED = Long.getLong("saola.seed", 20261122);
  private static final int ROUNDS = 120;

  @ParameterizedTest
  @EnumSource
  void generatedPermitsComeBackUnchanged(EPermitVersion version) throws Exception {
    for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
      GeneratedPermits generated = new GeneratedPermits(seed, version);
      Permit permit = generated.permit();
      PermitParties parties = generated.parties();
      StrictJson.validate(new PermitCheckMessage(permit, parties));

      Written written = EPermitXml.bare(permit, Optional.of(parties), version);
      Written enveloped = EPermitXml.inEnvelope(permit, Optional.of(parties), version);

      for (Written one : List.of(written, enveloped)) {
        Read read = (Read) EPermits.read(one.xml()).getFirst();
        assertThat(EPermits.permit(read)).as("seed %d", seed).isEqualTo(permit);
        assertThat(EPermits.parties(read)).as("seed %d", seed).isEqualTo(parties);
        assertThat(read.notCarried()).as("seed %d", seed).isEmpty();
        assertThat(one.notCarried()).as("seed %d", seed).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void samplesComeBackUnchanged_asFarAsTheVersionHoldsThem(EPermitVersion version)
      throws Exception {
    for (String sample :
        List.of("v1-re-export-of-straps.xml", "v2-live-parrots.xml", "v2-many-items.xml")) {
      Read read = EPermits.only(EPermits.sample(sample));
      Written written = RoundTrips.write(read, version);
      if (written.notCarried().isEmpty()) {
        assertThat(EPermits.only(new String(written.xml(), UTF_8)).parts()).isEqualTo(read.parts());
      }
      assertThat(written.notCarried())
          .isSubsetOf(
              "CITESEPermit/SpecifiedSupplyChainConsignment/ImportTradeCountry"
                  + " (version 1 alone has it)",
              "CBFShip/SpecifiedSupplyChainConsignment/IncludedSupplyChainConsignmentItem"
                  + "/PhysicalLogisticsShippingMarks (version 2 alone has it)");
    }
  }

  /** Read by another parser, by the names and the order of the published structure. */
  @Test
  void anIndependentParserFindsTheStructure() throws Exception {
    Read read = EPermits.only(EPermits.sample("v2-live-parrots.xml"));
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    Document document =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(RoundTrips.write(read, EPermitVersion.V2).xml()));

    Element root = document.getDocumentElement();
    assertThat(root.getLocalName()).isEqualTo("CITESEPermit");
    assertThat(root.getNamespaceURI())
        .isEqualTo("urn:un:unece:uncefact:data:standard:CITESEPermit:2");
    String content = EPermitVersion.CONTENT;
    assertThat(document.getElementsByTagNameNS(content, "Marking").getLength()).isEqualTo(2);
    assertThat(document.getElementsByTagNameNS(content, "ScientificName").item(0).getTextContent())
        .isEqualTo("Psittacus erithacus");
  }

  @Test
  void theSamePartsGiveTheSameBytes_withoutEmptyElements() throws Exception {
    Read read = EPermits.only(EPermits.sample("v2-empty-values.xml"));
    byte[] xml = RoundTrips.write(read, EPermitVersion.V2).xml();

    assertThat(RoundTrips.write(read, EPermitVersion.V2).xml()).isEqualTo(xml);
    assertThat(new String(xml, UTF_8)).doesNotContain("></").doesNotContain("/>");
  }

  private static Written writtenWith(UnaryOperator<PermitLine> change) throws Exception {
    Permit permit = EPermits.permit(EPermits.only(EPermits.sample("v2-live-parrots.xml")));
    Permit changed =
        new Permit(
            permit.number(),
            permit.kind(),
            permit.country(),
            permit.authority(),
            permit.issued(),
            permit.validFrom(),
            permit.validUntil(),
            permit.purpose(),
            permit.importCountry(),
            permit.conditions(),
            List.of(change.apply(permit.lines().getFirst())));
    return EPermitXml.bare(changed, Optional.empty(), EPermitVersion.V2);
  }

  private static PermitLine line(
      Taxon taxon, Coded term, List<Quantity> quantities, String description) {
    return new PermitLine(
        "A",
        taxon,
        null,
        term,
        description,
        List.of(),
        quantities,
        null,
        null,
        null,
        List.of(),
        null,
        List.of(),
        null,
        null,
        List.of());
  }

  @Test
  void whatXmlCannotHoldIsNamed() throws Exception {
    Coded older = new Coded("COS", "COS", CodeLists.SPECIMEN_TERMS_2013.id());
    Coded bags = new Coded("BAG", "BAG", CodeLists.UNITS_2013.id());
    Coded kilos = new Coded("kilograms", "kg", CodeLists.UNITS.id());
    Taxon taxon = new Taxon("Manis javanica", TaxonRank.ORDER);
    BigDecimal two = new BigDecimal("2");

    Written written =
        writtenWith(
            line ->
                line(
                    taxon,
                    older,
                    List.of(Quantity.of(two, bags), Quantity.of(two, kilos)),
                    " scales\uFFFF"));

    String item =
        "CITESEPermit/SpecifiedSupplyChainConsignment/IncludedSupplyChainConsignmentItem/";
    String product = item + "IncludedSupplyChainTradeLineItem/SpecifiedTradeProduct/";
    String around = " (white space around it, or characters that no XML holds)";
    assertThat(written.notCarried())
        .containsExactlyInAnyOrder(
            product + "TypeCode (a code of another list)",
            product + "ScientificName (its rank)",
            product + "Description" + around,
            item + "TransportLogisticsPackage/ItemQuantity (a code of another list)",
            item
                + "TransportLogisticsPackage/ItemQuantity"
                + " (the text as given; its code is there)");
    // A number without its unit would be a number of specimens.
    PermitLine read = RoundTrips.permitOf(written).lines().getFirst();
    assertThat(read.quantities())
        .containsExactly(Quantity.of(two, new Coded("KGM", "kg", CodeLists.UNITS.id())));
    assertThat(read.term()).isNull();
    assertThat(read.description()).isEqualTo("scales");
    assertThat(new String(written.xml(), UTF_8))
        .contains("<!-- Not carried: ")
        .contains(product + "ScientificName (its rank)");
  }
}
