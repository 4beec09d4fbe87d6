// SPDX-License-Identifier: EUPL-1.2
package org.saola.pages.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.saola.pages.Site;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * OpenID Connect with PKCE (RFC 7636): whoever lacks one of the site's authorities gets no page.
 * Signing out ends the session here and at the issuer; the issuer can end it too.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class SignIn {
  private static final String REGISTRATION = "saola";

  private final Site site;
  private final Optional<Entrance> entrance;

  SignIn(Site site, ObjectProvider<Entrance> entrance) {
    this.site = site;
    this.entrance = Optional.ofNullable(entrance.getIfAvailable());
  }

  /** Asks the issuer at the first sign-in, not at the start: all else runs without it. */
  @Bean
  ClientRegistrationRepository clients() {
    return new SupplierClientRegistrationRepository(
        () -> new InMemoryClientRegistrationRepository(registration()));
  }

  private ClientRegistration registration() {
    return ClientRegistrations.fromIssuerLocation(site.settings().issuer())
        .registrationId(REGISTRATION)
        .clientId(site.settings().client())
        .clientSecret(site.clientSecret())
        .clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
        .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
        .scope("openid", "profile")
        .build();
  }

  @Bean
  SecurityFilterChain filters(
      HttpSecurity http, ClientRegistrationRepository clients, Clock clock) {
    http.addFilterBefore(new SessionEnd(clock), SecurityContextHolderFilter.class);
    entrance.ifPresent(own -> own.prepare(http));
    http.authorizeHttpRequests(
        requests ->
            requests
                .requestMatchers("/assets/**", "/signed-out", "/refused", "/stale", "/error")
                .permitAll()
                .anyRequest()
                .access(whoHasAll()));
    http.oauth2Login(
        login ->
            login
                .loginPage("/oauth2/authorization/" + REGISTRATION)
                .userInfoEndpoint(user -> user.userAuthoritiesMapper(new KeycloakAuthorities())));
    http.oidcLogout(logout -> logout.backChannel(Customizer.withDefaults()));
    http.logout(logout -> logout.logoutSuccessHandler(atTheIssuerToo(clients)));
    http.exceptionHandling(refused -> refused.accessDeniedHandler(this::refuse));
    http.headers(
        headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(contentPolicy()))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
    return http.build();
  }

  /** A form without its token is something else than a person without the role. */
  private void refuse(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
      throws ServletException, IOException {
    boolean stale = why instanceof CsrfException;
    if (stale && isStranger()) {
      Optional<String> kept = entrance.flatMap(own -> own.keptFrom(request));
      if (kept.isPresent()) {
        // Signing in leads back to it.
        response.sendRedirect(kept.get());
        return;
      }
    }
    request.getRequestDispatcher(stale ? "/stale" : "/refused").forward(request, response);
  }

  private static boolean isStranger() {
    Authentication somebody = SecurityContextHolder.getContext().getAuthentication();
    return somebody == null
        || !somebody.isAuthenticated()
        || somebody instanceof AnonymousAuthenticationToken;
  }

  private AuthorizationManager<RequestAuthorizationContext> whoHasAll() {
    @SuppressWarnings({"unchecked", "rawtypes"}) // There are no arrays of generic types.
    AuthorizationManager<RequestAuthorizationContext>[] each =
        site.authorities().stream()
            .map(AuthorityAuthorizationManager::<RequestAuthorizationContext>hasAuthority)
            .toArray(AuthorizationManager[]::new);
    return AuthorizationManagers.allOf(each);
  }

  private static OidcClientInitiatedLogoutSuccessHandler atTheIssuerToo(
      ClientRegistrationRepository clients) {
    var handler = new OidcClientInitiatedLogoutSuccessHandler(clients);
    handler.setPostLogoutRedirectUri("{baseUrl}/signed-out");
    return handler;
  }

  /** Signing out is a form that ends at the issuer: browsers count the redirect as its target. */
  private String contentPolicy() {
    URI issuer = URI.create(site.settings().issuer());
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        + " connect-src 'self'; form-action 'self' %s://%s; frame-ancestors 'none'; base-uri 'none'"
            .formatted(issuer.getScheme(), issuer.getAuthority());
  }
}
