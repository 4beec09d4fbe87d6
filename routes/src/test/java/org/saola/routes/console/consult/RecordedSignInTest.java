// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.consult;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.saola.message.notice.Event;
import org.saola.routes.audit.AuditTrail;
import org.saola.routes.audit.ScratchDatabase;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** Who comes in is written down, or does not come in. */
class RecordedSignInTest {
  private final ScratchDatabase database = new ScratchDatabase();
  private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/login");
  private final MockHttpServletResponse response = new MockHttpServletResponse();
  private final MockHttpSession session = new MockHttpSession();

  private void signIn(AuditTrail trail, String role) throws Exception {
    Authentication person = person(role);
    SecurityContextHolder.getContext().setAuthentication(person);
    request.setSession(session);
    new RecordedSignIn(new Consultations(trail, database.transactions(), Clock.systemUTC()))
        .onAuthenticationSuccess(request, response, person);
  }

  private static Authentication person(String role) {
    OidcIdToken token =
        new OidcIdToken(
            "token",
            Instant.now(),
            Instant.now().plusSeconds(60),
            Map.of("sub", "5b1c", "preferred_username", "ines.duarte"));
    return new TestingAuthenticationToken(
        new DefaultOidcUser(List.of(), token), "", List.of(() -> "ROLE_" + role));
  }

  @AfterEach
  void forget() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void withoutItsEntryThereIsNoSession_andAPageSaysSo() throws Exception {
    // As when the log's table cannot take it.
    database.jdbc().execute("alter table audit_entry add check (id < 0)");
    signIn(database.trail(), "auditor");
    assertThat(session.isInvalid()).isTrue();
    assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
    assertThat(response.getForwardedUrl()).isEqualTo("/unrecorded");
    assertThat(response.getRedirectedUrl()).isNull();
  }

  @Test
  void withItTheWayGoesOn() throws Exception {
    signIn(database.trail(), "auditor");
    assertThat(session.isInvalid()).isFalse();
    assertThat(response.getRedirectedUrl()).isEqualTo("/");
    assertThat(entries()).contains(Event.SIGNED_IN.name()).contains("ines.duarte");
  }

  @Test
  void whoIsNoAuditorLeavesNoEntry() throws Exception {
    signIn(database.trail(), "liaison-officer");
    assertThat(entries()).isEmpty();
  }

  private String entries() {
    return String.join(
        "",
        database
            .jdbc()
            .queryForList("select convert_from(entry, 'UTF8') from audit_entry", String.class));
  }
}
