// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.saola.connectors.folder.Outbox;
import org.saola.connectors.folder.OutboxSubmissions;
import org.saola.connectors.hub.Backoff;
import org.saola.connectors.reading.Readings;
import org.saola.connectors.send.Submissions;
import org.saola.connectors.standin.Agency;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.StandInHub;
import org.saola.message.format.Mappings;
import org.saola.message.manifest.AgencyId;
import org.saola.pages.PagesSettings;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * An agency with its desk. The desk is served for real; its pages are asked for without a network,
 * by officers whom no issuer has to sign in.
 */
public final class DeskOfAgency implements AutoCloseable {
  public static final String ISSUER = "http://127.0.0.1:1/realms/saola";

  public final Agency agency;
  public final Submissions submissions;
  public final ConfigurableApplicationContext context;
  public final MockMvc pages;
  private final Outbox outbox;
  private final GenericApplicationContext connector = new GenericApplicationContext();

  public DeskOfAgency(Path root, String id, StandInHub hub) throws Exception {
    agency =
        new Agency(
            root,
            id,
            hub,
            Federation.defaults(List.of("EUROPOL", "FR-POLICE"), List.of("EUROPOL", "FR-POLICE")));
    Mappings mappings = Mappings.packagedAnd(agency.home.mappings());
    outbox =
        new Outbox(
            agency.home,
            mappings,
            agency.composer,
            agency.outgoing,
            agency.sent,
            agency.board,
            new Backoff(Duration.ofMillis(50), Duration.ofMillis(200), new SecureRandom()),
            step -> {},
            Clock.systemUTC());
    outbox.resume(List.of());
    submissions =
        new OutboxSubmissions(agency.home, outbox, agency.outgoing, mappings, UUID::randomUUID);
    connector.registerBean(Clock.class, Clock::systemUTC);
    Stream.of(
            agency.composer,
            agency.outgoing,
            agency.sent,
            agency.inbox,
            agency.directories,
            new Readings(agency.home, agency.inbox, agency.alarms, Clock.systemUTC()),
            mappings,
            submissions)
        .forEach(
            part -> connector.getBeanFactory().registerSingleton(part.getClass().getName(), part));
    connector.refresh();
    Path secret = Files.writeString(agency.home.root().resolve("desk.secret"), "not used here");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    context =
        DeskApplication.start(
            connector,
            agency.home,
            new AgencyId(id),
            new PagesSettings("127.0.0.1:0", null, null, ISSUER, "desk-" + id, "desk.secret"));
    pages =
        MockMvcBuilders.webAppContextSetup((WebApplicationContext) context)
            .apply(springSecurity())
            .build();
  }

  /** A liaison officer of this agency. */
  public OidcLoginRequestPostProcessor officer() {
    return person("liaison-officer", agency.id);
  }

  public static OidcLoginRequestPostProcessor person(String role, String agency) {
    return oidcLogin()
        .idToken(
            token ->
                token
                    .subject("0f8f-1")
                    .claim("name", "Ann Officer")
                    .claim("roles", List.of(role))
                    .claim("agency", agency))
        .authorities(AuthorityUtils.createAuthorityList("ROLE_" + role, "AGENCY_" + agency));
  }

  /** Messages that are kept whole: what would be on its way now. */
  public List<byte[]> onTheirWay() throws Exception {
    List<byte[]> messages = new ArrayList<>();
    try (Stream<Path> files = Files.list(agency.home.state("outgoing"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".message")).toList()) {
        messages.add(Files.readAllBytes(file));
      }
    }
    return messages;
  }

  @Override
  public void close() {
    context.close();
    outbox.close();
    connector.close();
    agency.close();
  }
}
