// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saola.message.permit.PermitParties;
import org.saola.message.permit.PermitParty;
import org.saola.message.vocabulary.Coded;

/** Reads consignor and consignee: name and address; the persons who act for them stay behind. */
final class PartyReader {
  private static final int NAME = 200;
  private static final int SHORT = 35;
  private static final String COUNTRY = "CountryIdentificationTradeCountry";

  private final XmlElement root;
  private final EPermitVersion version;
  private final Values values;

  PartyReader(XmlElement root, EPermitVersion version, Values values) {
    this.root = root;
    this.version = version;
    this.values = values;
  }

  /** The way from the header to something of the authority that issued the permit. */
  static String[] issuer(String child) {
    return Stream.of("FirstSignatoryDocumentAuthentication", "ProviderTradeParty", child)
        .toArray(String[]::new);
  }

  Optional<PermitParties> read() throws PermitRefused {
    PermitParty consignor = party("ConsignorTradeParty");
    PermitParty consignee = party("ConsigneeTradeParty");
    return consignor == null && consignee == null
        ? Optional.empty()
        : Optional.of(new PermitParties(consignor, consignee));
  }

  /** Nobody without a name: a mere address is among what is not carried. */
  private @Nullable PermitParty party(String element) throws PermitRefused {
    Optional<XmlElement> party = root.at("SpecifiedSupplyChainConsignment", element);
    String name = values.text(party.flatMap(it -> it.child("Name")), NAME);
    if (party.isEmpty() || name == null) {
      return null;
    }
    Optional<XmlElement> address = party.get().child("PostalTradeAddress");
    List<String> street = new ArrayList<>();
    for (XmlElement part : address.map(it -> it.children("StreetName")).orElse(List.of())) {
      part.text(NAME).ifPresent(street::add);
    }
    return new PermitParty(
        name,
        street,
        values.text(address.flatMap(it -> it.child("PostOfficeBox")), SHORT),
        values.text(address.flatMap(it -> it.child("PostcodeCode")), SHORT),
        values.text(address.flatMap(it -> it.child("CityName")), NAME),
        values.text(address.flatMap(this::subdivision), NAME),
        address.isPresent() ? country(address.get(), version, values) : null);
  }

  private Optional<XmlElement> subdivision(XmlElement address) {
    return version == EPermitVersion.V1
        ? address.at(COUNTRY, "SubordinateTradeCountrySubDivision", "Name")
        : address.child("CountrySubDivisionName");
  }

  static @Nullable Coded country(XmlElement address, EPermitVersion version, Values values)
      throws PermitRefused {
    return version == EPermitVersion.V1
        ? values.country(address.at(COUNTRY, "ID"), address.at(COUNTRY, "Name"))
        : values.country(address.child("CountryID"), address.child("CountryName"));
  }
}
