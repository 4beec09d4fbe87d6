// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import java.util.Arrays;
import java.util.Optional;

/** The two published structures of an electronic permit. */
public enum EPermitVersion {
  V1("CBFShip", "urn:un:unece:uncefact:data:draft:CBFShip:1", "urn:CitesDataExchange/v1/"),
  V2(
      "CITESEPermit",
      "urn:un:unece:uncefact:data:standard:CITESEPermit:2",
      "urn:CitesDataExchange/v2/");

  /** What both versions put the content of their blocks into. */
  static final String CONTENT =
      "urn:un:unece:uncefact:data:draft:ReusableAggregateBusinessInformationEntity:1";

  private final String root;
  private final String namespace;
  private final String exchange;

  EPermitVersion(String root, String namespace, String exchange) {
    this.root = root;
    this.namespace = namespace;
    this.exchange = exchange;
  }

  /** The name of the element that is a permit. */
  public String root() {
    return root;
  }

  String namespace() {
    return namespace;
  }

  /** The namespace of the requests and responses that carry permits. */
  String exchange() {
    return exchange;
  }

  /** A permit stands in its own namespace, or in none where a response carries it. */
  static Optional<EPermitVersion> ofPermit(String name, String namespace) {
    return Arrays.stream(values())
        .filter(version -> version.root.equals(name))
        .filter(version -> namespace.isEmpty() || namespace.equals(version.namespace))
        .findFirst();
  }

  static boolean isExchange(String namespace) {
    return Arrays.stream(values()).anyMatch(version -> version.exchange.equals(namespace));
  }

  String examination() {
    return this == V1 ? "InspectedUnitQuantity" : "UnitQuantity";
  }

  String procedure() {
    return this == V1
        ? "ApplicableCrossBorderGovernmentProcedure"
        : "ApplicableCrossBorderRegulatoryProcedure";
  }
}
