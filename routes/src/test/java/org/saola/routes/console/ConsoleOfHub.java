// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.pages.PagesSettings;
import org.saola.routes.HubProperties;
import org.saola.routes.audit.AuditTrail;
import org.saola.routes.console.find.Entries;
import org.saola.routes.console.room.FullRoom;
import org.saola.routes.console.scope.Scope;
import org.saola.routes.fixture.TestHub;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** A hub's console, served for real; its pages are asked for without a network. */
final class ConsoleOfHub implements AutoCloseable {
  private static @Nullable ConsoleOfHub shared;

  final TestHub hub;
  final MockMvc pages;
  private final ConfigurableApplicationContext context;

  ConsoleOfHub() throws Exception {
    hub = TestHub.create();
    hub.start();
    // Its first entries are of the directory and the rules.
    TestHub.await(() -> hub.bean(Entries.class).indexed() >= 2);
    Path secret = Files.writeString(hub.home().resolve("console.secret"), "not used here");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    context =
        ConsoleApplication.start(
            hub.context(),
            hub.bean(HubProperties.class),
            new PagesSettings(
                "127.0.0.1:0",
                null,
                null,
                "http://127.0.0.1:1/realms/saola",
                "console",
                "console.secret"));
    pages =
        MockMvcBuilders.webAppContextSetup((WebApplicationContext) context)
            .apply(springSecurity())
            .build();
  }

  /**
   * For classes that change nothing for each other; opened by the first, and closed with the JVM.
   */
  static synchronized ConsoleOfHub shared() throws Exception {
    if (shared == null) {
      ConsoleOfHub console = new ConsoleOfHub();
      Runtime.getRuntime().addShutdownHook(new Thread(console::close));
      shared = console;
    }
    return shared;
  }

  /** Of the whole federation. */
  static OidcLoginRequestPostProcessor auditor() {
    return person("auditor", null);
  }

  static OidcLoginRequestPostProcessor person(String role, @Nullable String agency) {
    return person(role, agency == null ? "ines.duarte" : "gilles.petit", agency);
  }

  static OidcLoginRequestPostProcessor person(
      String role, String username, @Nullable String agency) {
    List<String> authorities = new ArrayList<>(List.of("ROLE_" + role));
    if (agency != null) {
      authorities.add("AGENCY_" + agency);
    }
    return oidcLogin()
        .idToken(
            token ->
                token
                    .subject("5b1c-" + role)
                    .claim("name", "Ines Duarte")
                    .claim("preferred_username", username))
        .authorities(AuthorityUtils.createAuthorityList(authorities.toArray(String[]::new)));
  }

  /** A session in which this person has said why they look. */
  MockHttpSession task(OidcLoginRequestPostProcessor person) throws Exception {
    MockHttpSession session = new MockHttpSession();
    pages.perform(
        MockMvcRequestBuilders.post("/consult")
            .param("ground", "LAWFULNESS")
            .param("words", "AUD-2026/7")
            .session(session)
            .with(SecurityMockMvcRequestPostProcessors.csrf())
            .with(person));
    return session;
  }

  /** Puts an entry into the log and waits until the console finds it. */
  MessageId exchange(Event event, String from, String to, @Nullable String detail)
      throws Exception {
    MessageId id = MessageId.next(Clock.systemUTC(), new SecureRandom());
    exchange(id, id.value(), event, from, to, detail);
    return id;
  }

  /** About a manifest of its own. */
  void exchange(
      MessageId id, String manifest, Event event, String from, String to, @Nullable String detail)
      throws Exception {
    int before = hub.bean(Entries.class).life(id, Scope.EVERYTHING).size();
    Entry entry =
        Entry.of(event, Instant.now())
            .message(Digest.of(manifest.getBytes(StandardCharsets.UTF_8)), id)
            .from(new AgencyId(from))
            .to(new AgencyId(to))
            .type(new TypeId("seizure-report/1"))
            .part("report")
            .rules(List.of("all.receive-seizure-report"))
            .detail(detail)
            .build();
    new TransactionTemplate(hub.bean(PlatformTransactionManager.class))
        .executeWithoutResult(
            status ->
                hub.bean(AuditTrail.class)
                    .append(List.of(new AuditTrail.NewEntry(entry, Set.of()))));
    TestHub.await(() -> hub.bean(Entries.class).life(id, Scope.EVERYTHING).size() > before);
  }

  /** As if as many auditors as there is room for were served; until it is closed. */
  AutoCloseable full(String room) {
    return FullRoom.of(context, room);
  }

  boolean isFree(String room) {
    return FullRoom.hasAPlace(context, room);
  }

  /** The same pages, with something that happens whenever an answer's bytes begin to go. */
  MockMvc whoseBytesGo(Runnable then) {
    Filter filter =
        (request, response, chain) ->
            chain.doFilter(
                request,
                new HttpServletResponseWrapper((HttpServletResponse) response) {
                  @Override
                  public ServletOutputStream getOutputStream() throws IOException {
                    then.run();
                    return super.getOutputStream();
                  }
                });
    return MockMvcBuilders.webAppContextSetup((WebApplicationContext) context)
        .addFilters(filter)
        .apply(springSecurity())
        .build();
  }

  @Override
  public void close() {
    context.close();
    hub.close();
  }
}
