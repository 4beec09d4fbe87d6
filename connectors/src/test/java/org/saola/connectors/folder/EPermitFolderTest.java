// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saola.connectors.home.MessageDefaults;
import org.saola.connectors.inbox.OfflineVerify;
import org.saola.connectors.inbox.VerificationTrust;
import org.saola.connectors.standin.Agency;
import org.saola.connectors.standin.Federation;
import org.saola.message.format.epermit.EPermitFile;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.TypeId;
import org.saola.message.permit.Permit;

/** Electronic permits from the outbox of customs to the inbox of the authority that issued them. */
class EPermitFolderTest extends AtTheOutbox {
  private static final String CONTENT =
      "xmlns:d='urn:un:unece:uncefact:data:standard:CITESEPermit:2' xmlns:c='urn:un:unece:uncefact:"
          + "data:draft:ReusableAggregateBusinessInformationEntity:1'";

  private Agency cites;

  @BeforeEach
  void startRecipient() throws Exception {
    cites = recipient("BE-CITES");
  }

  @Override
  MessageDefaults defaults() {
    return Federation.defaults();
  }

  private static String permit(String number, String quantity) {
    return """
        <CITESEPermit>
          <d:HeaderExchangedDocument>
            <c:ID>%s</c:ID>
            <c:TypeCode>I</c:TypeCode>
            <c:FirstSignatoryDocumentAuthentication>
              <c:Statement>Stamped.</c:Statement>
              <c:ProviderTradeParty>
                <c:PostalTradeAddress><c:CountryID>BE</c:CountryID></c:PostalTradeAddress>
              </c:ProviderTradeParty>
            </c:FirstSignatoryDocumentAuthentication>
          </d:HeaderExchangedDocument>
          <d:SpecifiedSupplyChainConsignment>
            <c:ConsigneeTradeParty><c:Name>Synthetic Importer</c:Name></c:ConsigneeTradeParty>
            <c:IncludedSupplyChainConsignmentItem>
              <c:ID>A</c:ID>
              <c:TransportLogisticsPackage>
                <c:ItemQuantity unitCode="KGM">%s</c:ItemQuantity>
              </c:TransportLogisticsPackage>
              <c:IncludedSupplyChainTradeLineItem>
                <c:SpecifiedTradeProduct>
                  <c:ScientificName>Anguilla anguilla</c:ScientificName>
                </c:SpecifiedTradeProduct>
              </c:IncludedSupplyChainTradeLineItem>
            </c:IncludedSupplyChainConsignmentItem>
          </d:SpecifiedSupplyChainConsignment>
        </CITESEPermit>
        """
        .formatted(number, quantity);
  }

  private static String response(String... permits) {
    return "<x:Response xmlns:x='urn:CitesDataExchange/v2/' %s>\n%s</x:Response>\n"
        .formatted(CONTENT, String.join("", permits));
  }

  @Test
  void permitBecomesACheck_andAnElectronicPermitAgainInTheRecipientsInbox() throws Exception {
    FileOutcome outcome = outcome(drop("permit.xml", response(permit("BE-2026-1", "12.50"))));

    assertThat(outcome.allAccepted()).isTrue();
    assertThat(outcome.notCarried())
        .containsExactly("HeaderExchangedDocument/FirstSignatoryDocumentAuthentication/Statement");
    assertThat(outcome.messages().getFirst().type()).isEqualTo(new TypeId("permit-check/1"));
    assertThat(outcome.messages().getFirst().source().reference()).isEqualTo("BE-2026-1");
    Path received = received(outcome, cites);
    Permit json =
        StrictJson.read(Files.readAllBytes(received.resolve("permit.json")), Permit.class);
    try (EPermitFile xml = EPermitFile.open(Files.newInputStream(received.resolve("permit.xml")))) {
      EPermitFile.Read read = (EPermitFile.Read) xml.iterator().next();
      assertThat(read.parts().get("permit")).isEqualTo(json);
    }
    // The stand-in's rules withhold nominal parts from all but police: the form has none either.
    assertThat(received.resolve("parties.json")).doesNotExist();
    assertThat(received.resolve("permit.xml")).content().doesNotContain("Synthetic Importer");
  }

  @Test
  void electronicPermitIsVerifiedWithItsFolder() throws Exception {
    FileOutcome outcome = outcome(drop("permit.xml", response(permit("BE-2026-1", "1"))));
    Path received = received(outcome, cites);
    Path xml = received.resolve("permit.xml");

    Files.writeString(xml, Files.readString(xml).replace("BE-2026-1", "BE-2026-2"));

    OfflineVerify verify = new OfflineVerify(VerificationTrust.ofHomeAround(received));
    assertThat(verify.verify(received))
        .filteredOn(line -> line.path().equals(xml))
        .extracting(OfflineVerify.Line::holds, OfflineVerify.Line::says)
        .containsExactly(tuple(false, "is not what the parts say"));
  }

  @Test
  void badPermitsAreNamedWithTheirPlaceAndGoodOnesGo() throws Exception {
    String xml =
        response(permit("BE-2026-1", "1"), permit("BE-2026-2", "many"), permit("BE-3", "3"));

    FileOutcome outcome = outcome(drop("permits.xml", xml));

    assertThat(outcome.messages())
        .extracting(message -> message.source().reference())
        .containsExactly("BE-2026-1", "BE-3");
    assertThat(outcome.refusedRows()).isEqualTo(1);
    assertThat(home().rejected().resolve("permits.xml")).hasContent(xml);
    assertThat(reason("permits.xml").rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.row()).isEqualTo(2);
              assertThat(row.reason()).isEqualTo("is not a number such as 12 or 1.60");
              assertThat(row.place().path())
                  .endsWith(
                      "IncludedSupplyChainConsignmentItem[1]/TransportLogisticsPackage/ItemQuantity");
              assertThat(
                      xml.lines()
                          .toList()
                          .get(row.place().line() - 1)
                          .substring(row.place().column() - 1))
                  .startsWith("many</c:ItemQuantity>");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<weather/>|1|the root element weather",
        "<!DOCTYPE CITESEPermit []><CITESEPermit/>|1|holds a document type",
        "{}|1|is not well-formed XML"
      })
  void aDocumentThatIsNoPermitIsRejectedWithItsPlace(String xml, int line, String why)
      throws Exception {
    FileOutcome outcome = outcome(drop("other.xml", xml));

    assertThat(outcome.reason()).contains(why);
    assertThat(home().rejected().resolve("other.xml")).hasContent(xml);
    assertThat(reason("other.xml").place().line()).isEqualTo(line);
    assertThat(reason("other.xml").place().path()).startsWith("/");
  }

  @Test
  void aDocumentThatBreaksOffIsRejectedFromThere() throws Exception {
    String whole = response(permit("BE-2026-1", "1"), permit("BE-2026-2", "2"));
    String cut = whole.substring(0, whole.lastIndexOf("<c:ItemQuantity"));

    FileOutcome outcome = outcome(drop("cut.xml", cut));

    assertThat(outcome.messages()).hasSize(1);
    assertThat(reason("cut.xml").rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.row()).isEqualTo(2);
              assertThat(row.reason()).contains("ends before it is complete");
              assertThat(row.place().path()).endsWith("/TransportLogisticsPackage");
            });
  }
}
