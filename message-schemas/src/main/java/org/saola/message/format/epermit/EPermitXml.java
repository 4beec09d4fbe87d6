// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.permit.Permit;
import org.saola.message.permit.PermitParties;
import org.saola.message.permit.PermitParty;
import org.saola.message.vocabulary.Coded;

/**
 * Writes a permit check as an electronic permit. The same parts always give the same bytes. What
 * the version has no element for is named, in the result and in a comment of the document.
 */
public final class EPermitXml {
  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

  private final XmlText xml = new XmlText();
  private final Permit permit;
  private final Optional<PermitParties> parties;
  private final EPermitVersion version;
  private final Spelling spelling;

  private EPermitXml(Permit permit, Optional<PermitParties> parties, EPermitVersion version) {
    this.permit = permit;
    this.parties = parties;
    this.version = version;
    this.spelling = new Spelling(xml);
  }

  /**
   * A document, and what it does not hold.
   *
   * @param notCarried elements, from the outermost on, each with the reason
   */
  public record Written(byte[] xml, List<String> notCarried) {
    public Written {
      notCarried = List.copyOf(notCarried);
    }
  }

  /** A document whose root is the permit. */
  public static Written bare(
      Permit permit, Optional<PermitParties> parties, EPermitVersion version) {
    EPermitXml writer = new EPermitXml(permit, parties, version);
    writer.permit("p:" + version.root());
    return writer.written();
  }

  /** The same as a response within a SOAP 1.1 envelope, for systems that expect one. */
  public static Written inEnvelope(
      Permit permit, Optional<PermitParties> parties, EPermitVersion version) {
    EPermitXml writer = new EPermitXml(permit, parties, version);
    writer.xml.open("soap:Envelope", XmlText.attribute("xmlns:soap", SOAP)).open("soap:Body");
    writer.xml.open(
        "x:GetNonFinalCitesCertificateResponse", XmlText.attribute("xmlns:x", version.exchange()));
    writer.permit(version.root());
    writer.xml.close().close().close();
    return writer.written();
  }

  private Written written() {
    return new Written(xml.bytes(), List.copyOf(xml.notCarried()));
  }

  private void permit(String root) {
    xml.open(
        root,
        XmlText.attribute("xmlns:p", version.namespace())
            + XmlText.attribute("xmlns:c", EPermitVersion.CONTENT));
    xml.open("p:SpecifiedExchangedDocumentContext")
        .open("c:BusinessProcessSpecifiedDocumentContextParameter")
        .leaf("c:ID", "1")
        .leaf("c:Value", "CITES Permitting")
        .close()
        .close();
    header();
    consignment();
    xml.close();
  }

  private void header() {
    xml.open("p:HeaderExchangedDocument")
        .leaf("c:ID", permit.number())
        .leaf("c:TypeCode", permit.kind().letter())
        .leaf("c:IssueDateTime", Spelling.date(permit.issued()));
    spelling.codeOrText("c:PurposeCode", "c:Purpose", permit.purpose(), Spelling.PURPOSES);
    permit.conditions().forEach(condition -> xml.leaf("c:Information", condition));
    period(permit.validFrom(), permit.validUntil());
    xml.open("c:FirstSignatoryDocumentAuthentication").leaf("c:TypeCode", "A");
    xml.open("c:ProviderTradeParty").leaf("c:Name", permit.authority());
    xml.open("c:PostalTradeAddress");
    addressCountry(permit.country(), null);
    xml.close().close().close().close();
  }

  private void period(@Nullable LocalDate from, @Nullable LocalDate until) {
    xml.open("c:EffectiveSpecifiedPeriod")
        .leaf("c:StartDateTime", Spelling.date(from))
        .leaf("c:EndDateTime", Spelling.date(until))
        .close();
  }

  private void consignment() {
    xml.open("p:SpecifiedSupplyChainConsignment");
    party("c:ConsignorTradeParty", parties.map(PermitParties::consignor));
    party("c:ConsigneeTradeParty", parties.map(PermitParties::consignee));
    ItemWriter items = new ItemWriter(xml, spelling, version);
    permit.lines().forEach(items::write);
    importCountry(permit.importCountry());
    xml.close();
  }

  private void importCountry(@Nullable Coded country) {
    if (version == EPermitVersion.V1) {
      xml.open("c:ImportTradeCountry");
      spelling.country("c:ID", "c:Name", country);
      xml.close();
    } else if (country != null) {
      xml.notCarried("c:ImportTradeCountry", "(version 1 alone has it)");
    }
  }

  private void party(String element, Optional<PermitParty> found) {
    if (found.isEmpty()) {
      return;
    }
    PermitParty party = found.get();
    xml.open(element).leaf("c:Name", party.name());
    xml.open("c:PostalTradeAddress")
        .leaf("c:PostcodeCode", party.postcode())
        .leaf("c:PostOfficeBox", party.postOfficeBox());
    party.street().forEach(line -> xml.leaf("c:StreetName", line));
    xml.leaf("c:CityName", party.city());
    addressCountry(party.country(), party.subdivision());
    xml.close().close();
  }

  private void addressCountry(@Nullable Coded country, @Nullable String subdivision) {
    if (version == EPermitVersion.V1) {
      xml.open("c:CountryIdentificationTradeCountry");
      spelling.country("c:ID", "c:Name", country);
      xml.open("c:SubordinateTradeCountrySubDivision").leaf("c:Name", subdivision).close();
      xml.close();
    } else {
      spelling.country("c:CountryID", "c:CountryName", country);
      xml.leaf("c:CountrySubDivisionName", subdivision);
    }
  }
}
