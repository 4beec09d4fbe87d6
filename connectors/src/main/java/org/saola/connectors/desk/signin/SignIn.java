// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.signin;

import static org.springframework.security.authorization.AuthorizationManagers.allOf;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saola.connectors.compose.Composer;
import org.saola.connectors.desk.DeskIdentity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * OpenID Connect with PKCE (RFC 7636): whoever is no liaison officer of this agency gets no page.
 * Signing out ends the session here and at the issuer; the issuer can end it too.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SignIn {
  private static final String REGISTRATION = "saola";
  private static final Pattern DRAFT = Pattern.compile("(/compose/drafts/[0-9a-f-]{36})(/.*)?");
  private static final String OFFICER = KeycloakAuthorities.ROLE + "liaison-officer";

  private final DeskIdentity desk;

  SignIn(DeskIdentity desk) {
    this.desk = desk;
  }

  /** Asks the issuer at the first sign-in, not at the start: the connector runs without it. */
  @Bean
  ClientRegistrationRepository clients() {
    return new SupplierClientRegistrationRepository(
        () -> new InMemoryClientRegistrationRepository(registration()));
  }

  private ClientRegistration registration() {
    return ClientRegistrations.fromIssuerLocation(desk.settings().issuer())
        .registrationId(REGISTRATION)
        .clientId(desk.settings().client())
        .clientSecret(desk.clientSecret())
        .clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
        .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
        .scope("openid", "profile")
        .build();
  }

  @Bean
  SecurityFilterChain filters(
      HttpSecurity http, ClientRegistrationRepository clients, Composer composer) {
    // Before the token is looked for, which lies within the body.
    http.addFilterBefore(
        new UploadGate(composer::largest, Set.of(OFFICER, ofThisAgency())), CsrfFilter.class);
    http.authorizeHttpRequests(
        requests ->
            requests
                .requestMatchers("/assets/**", "/signed-out", "/refused", "/stale", "/error")
                .permitAll()
                .anyRequest()
                .access(officerOfThisAgency()));
    http.oauth2Login(
        login ->
            login
                .loginPage("/oauth2/authorization/" + REGISTRATION)
                .userInfoEndpoint(user -> user.userAuthoritiesMapper(new KeycloakAuthorities())));
    http.oidcLogout(logout -> logout.backChannel(Customizer.withDefaults()));
    http.logout(logout -> logout.logoutSuccessHandler(atTheIssuerToo(clients)));
    http.exceptionHandling(refused -> refused.accessDeniedHandler(SignIn::refuse));
    http.headers(
        headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(contentPolicy()))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
    return http.build();
  }

  /** A form without its token is something else than a person without the role. */
  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws ServletException, IOException {
    Matcher draft = DRAFT.matcher(request.getRequestURI());
    boolean stale = why instanceof CsrfException;
    if (stale && UploadGate.isStranger() && draft.matches()) {
      // The session has ended: signing in leads back to the draft as it was last kept.
      response.sendRedirect(draft.group(1));
      return;
    }
    request.getRequestDispatcher(stale ? "/stale" : "/refused").forward(request, response);
  }

  private String ofThisAgency() {
    return KeycloakAuthorities.AGENCY + desk.agency();
  }

  private AuthorizationManager<RequestAuthorizationContext> officerOfThisAgency() {
    return allOf(
        AuthorityAuthorizationManager.hasAuthority(OFFICER),
        AuthorityAuthorizationManager.hasAuthority(ofThisAgency()));
  }

  private static OidcClientInitiatedLogoutSuccessHandler atTheIssuerToo(
      ClientRegistrationRepository clients) {
    var handler = new OidcClientInitiatedLogoutSuccessHandler(clients);
    handler.setPostLogoutRedirectUri("{baseUrl}/signed-out");
    return handler;
  }

  /** Signing out is a form that ends at the issuer: browsers count the redirect as its target. */
  private String contentPolicy() {
    URI issuer = URI.create(desk.settings().issuer());
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        + " connect-src 'self'; form-action 'self' %s://%s; frame-ancestors 'none'; base-uri 'none'"
            .formatted(issuer.getScheme(), issuer.getAuthority());
  }
}
