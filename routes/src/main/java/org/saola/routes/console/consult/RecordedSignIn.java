// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.consult;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.saola.pages.signin.Entrance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Whoever comes in stands in the log, or has not come in: without the entry there is no session.
 */
@Component
class RecordedSignIn extends SavedRequestAwareAuthenticationSuccessHandler implements Entrance {
  static final String UNRECORDED = "/unrecorded";

  private static final Logger LOG = LoggerFactory.getLogger(RecordedSignIn.class);

  private final Consultations consultations;

  RecordedSignIn(Consultations consultations) {
    this.consultations = consultations;
  }

  @Override
  public void prepare(HttpSecurity http) {
    http.authorizeHttpRequests(requests -> requests.requestMatchers(UNRECORDED).permitAll());
    http.oauth2Login(login -> login.successHandler(this));
  }

  @Override
  public Optional<String> keptFrom(HttpServletRequest form) {
    return Optional.empty();
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
      throws ServletException, IOException {
    try {
      record(signedIn);
    } catch (RuntimeException e) {
      LOG.error("a sign-in cannot be recorded, and is undone", e);
      undo(request);
      request.getRequestDispatcher(UNRECORDED).forward(request, response);
      return;
    }
    super.onAuthenticationSuccess(request, response, signedIn);
  }

  private void record(Authentication signedIn) {
    boolean auditor =
        signedIn.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .anyMatch("ROLE_auditor"::equals);
    // Others see that these pages are not theirs, and nothing else.
    if (auditor) {
      consultations.signedIn(Auditor.of(signedIn));
    }
  }

  private static void undo(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    SecurityContextHolder.clearContext();
  }
}
