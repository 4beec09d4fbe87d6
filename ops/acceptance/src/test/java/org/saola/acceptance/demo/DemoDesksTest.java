// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.acceptance.signin.Answer;
import org.saola.acceptance.signin.Client;
import org.saola.acceptance.signin.CodeFlow;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.SettingsFile;
import org.saola.ops.demo.DemoDesks;
import org.saola.ops.demo.DemoFederation;
import org.saola.ops.demo.issuer.DemoIssuer;
import org.saola.ops.demo.issuer.Person;
import org.saola.pages.PagesSettings;

/** The demo's desks are set up as an operator would set them up, and once. */
class DemoDesksTest {
  @TempDir private Path data;

  @Test
  void everyAgencyGetsADeskAndAnOfficerWhoCanSignInThere() throws Exception {
    DemoFederation federation = new DemoFederation(data);
    federation.create();
    URI address;
    try (DemoIssuer issuer = new DemoDesks(federation).start()) {
      address = issuer.issuer();
      Set<String> places = new HashSet<>();
      for (String agency : DemoFederation.agencies()) {
        AgencyHome home = new AgencyHome(federation.agency(agency));
        PagesSettings desk = Objects.requireNonNull(SettingsFile.read(home.settings()).desk());
        places.add(desk.listen());
        Path secret = home.root().resolve(desk.clientSecret());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
            .isEqualTo("rw-------");
        assertThat(URI.create(desk.issuer())).isEqualTo(address);
        assertThat(agencyOfItsOfficer(agency, desk, Files.readString(secret), issuer))
            .isEqualTo(agency);
      }
      assertThat(places)
          .hasSameSizeAs(DemoFederation.agencies())
          .allMatch(place -> place.startsWith("127.0.0.1:"));
    }
    Path settings = new AgencyHome(federation.agency("NL-CUSTOMS")).settings();
    String before = Files.readString(settings);
    try (DemoIssuer issuer = new DemoDesks(federation).start()) {
      assertThat(issuer.issuer()).isEqualTo(address);
      assertThat(Files.readString(settings)).isEqualTo(before);
    }
  }

  private static String agencyOfItsOfficer(
      String agency, PagesSettings desk, String secret, DemoIssuer issuer) throws Exception {
    Person officer =
        DemoDesks.people().stream()
            .filter(person -> person.agency().filter(agency::equals).isPresent())
            .findFirst()
            .orElseThrow();
    URI redirect = URI.create("http://" + desk.listen() + "/login/oauth2/code/saola");
    CodeFlow flow = new CodeFlow(issuer.issuer(), new Client(desk.client(), secret, redirect));
    Answer answer =
        flow.enter(flow.authorize(Map.of()), officer.username(), issuer.password(officer));
    String idToken = flow.redeem(answer.code(), Map.of()).json().path("id_token").asString();
    return flow.claims(idToken).path("agency").asString();
  }
}
