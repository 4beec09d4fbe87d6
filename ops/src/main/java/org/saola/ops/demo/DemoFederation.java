// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saola.message.type.MessageTypes;
import org.saola.ops.federation.Enrolment;
import org.saola.ops.federation.Federation;
import org.saola.ops.federation.HubHome;
import org.saola.ops.federation.UsualRecipients;
import org.saola.pki.directory.AgencyKind;
import org.saola.pki.directory.DirectoryDocument.Agency;
import org.saola.pki.directory.DirectoryDocument.Group;
import org.saola.pki.directory.DirectoryRefused;

/** The folders of the demo: a federation, its hub, and six agencies. Made once, then kept. */
public record DemoFederation(Path root) {
  private static final String FEDERATION = "demo";
  private static final String CLOSED_GROUP = "@wildlife-alerts";
  private static final List<Agency> AGENCIES =
      List.of(
          agency("NL-CUSTOMS", AgencyKind.CUSTOMS, "NL", Place.INSIDE),
          agency("BE-CITES", AgencyKind.CITES, "BE", Place.INSIDE),
          agency("FR-POLICE", AgencyKind.POLICE, "FR", Place.INSIDE),
          agency("EUROPOL", AgencyKind.EUROPOL, null, Place.INSIDE),
          agency("BR-CUSTOMS", AgencyKind.CUSTOMS, "BR", Place.THIRD_COUNTRY),
          agency("TWIX", AgencyKind.PARTNER, null, Place.INSIDE));

  private enum Place {
    INSIDE,
    THIRD_COUNTRY
  }

  public static List<String> agencies() {
    return AGENCIES.stream().map(Agency::id).toList();
  }

  public HubHome hub() {
    return new HubHome(root.resolve("hub"));
  }

  public Path federation() {
    return root.resolve("federation");
  }

  public Path agency(String id) {
    return root.resolve("agencies").resolve(id);
  }

  public boolean exists() {
    return Files.exists(hub().settings());
  }

  /** Keys, certificates, homes, and version 1 of the directory. */
  public void create() throws IOException, DirectoryRefused {
    Federation federation = Federation.create(federation(), FEDERATION, Clock.systemUTC());
    HubHome.Addresses addresses = freeAddresses();
    hub().create(federation, addresses);
    for (Agency agency : AGENCIES) {
      enrolment(agency, addresses).write(federation, hub().verifierKeys());
    }
    federation.group(new Group("@eu-customs", List.of("NL-CUSTOMS")));
    federation.group(new Group("@empty", List.of()));
    federation.group(
        new Group(
            CLOSED_GROUP,
            AGENCIES.stream().filter(a -> !a.thirdCountry()).map(Agency::id).toList()));
    hub().publish(federation.sign());
  }

  private Enrolment enrolment(Agency agency, HubHome.Addresses addresses) {
    List<String> others =
        List.of("EUROPOL", "FR-POLICE", "BE-CITES", "NL-CUSTOMS", "BR-CUSTOMS", "TWIX").stream()
            .filter(id -> !id.equals(agency.id()))
            .toList();
    List<String> nominal = others.stream().filter(id -> !id.equals("TWIX")).toList();
    return new Enrolment(
        agency,
        agency(agency.id()),
        addresses,
        new UsualRecipients(
            others,
            nominal,
            List.of(CLOSED_GROUP),
            AGENCIES.stream().collect(Collectors.toMap(Agency::id, Agency::kind))));
  }

  private static Agency agency(String id, AgencyKind kind, @Nullable String country, Place place) {
    return new Agency(id, kind, country, place == Place.THIRD_COUNTRY, List.of(), types());
  }

  /** A connector can read every type; who may have which is for the rules to say. */
  private static List<String> types() {
    return MessageTypes.all().stream().map(type -> type.id().value()).toList();
  }

  /** Two ports of the loopback that are free now; they stay in the configuration. */
  private static HubHome.Addresses freeAddresses() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket amqp = new ServerSocket(0, 1, loopback);
        ServerSocket https = new ServerSocket(0, 1, loopback)) {
      return new HubHome.Addresses("localhost", amqp.getLocalPort(), https.getLocalPort());
    }
  }
}
