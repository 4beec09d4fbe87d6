// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.demo.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** The protocol, and who may sign in: what Keycloak's realm does, as far as a demo needs it. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class IssuerSecurity {
  private static final String PAGE = "/sign-in";

  private final IssuerSettings settings;

  IssuerSecurity(IssuerSettings settings) {
    this.settings = settings;
  }

  @Bean
  @Order(1)
  SecurityFilterChain protocol(HttpSecurity http) {
    http.oauth2AuthorizationServer(
        server -> {
          http.securityMatcher(server.getEndpointsMatcher());
          server.oidc(Customizer.withDefaults());
        });
    http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
    http.exceptionHandling(
        refused -> refused.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(PAGE)));
    return http.build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain pages(HttpSecurity http) {
    http.authorizeHttpRequests(
        requests ->
            requests
                .requestMatchers("/", PAGE, "/assets/**", "/error")
                .permitAll()
                .anyRequest()
                .denyAll());
    http.formLogin(login -> login.loginPage(PAGE).failureHandler(backToThePage()));
    http.headers(
        headers ->
            headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentPolicy())));
    return http.build();
  }

  /** The name stays chosen: it was most likely the password. */
  private AuthenticationFailureHandler backToThePage() {
    return (request, response, why) -> {
      String name =
          settings
              .person(String.valueOf(request.getParameter("username")))
              .map(Person::username)
              .orElse("");
      response.sendRedirect(PAGE + "?refused=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
    };
  }

  /** Signing in is a form that ends at a client: browsers count the redirect as its target. */
  private String contentPolicy() {
    String clients =
        settings.clients().stream().map(Client::origin).distinct().collect(Collectors.joining(" "));
    return "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' %s;"
            .formatted(clients)
        + " frame-ancestors 'none'; base-uri 'none'";
  }

  /** A foreign page whose name leads to this address (DNS rebinding) is not answered. */
  @Bean
  StrictHttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowedHostnames(settings.issuer().getHost()::equals);
    return firewall;
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return new BCryptPasswordEncoder();
  }

  @Bean
  UserDetailsService people(PasswordEncoder encoder) {
    List<UserDetails> users =
        settings.people().stream()
            .map(
                person ->
                    User.withUsername(person.username())
                        .password(encoder.encode(settings.passwords().of(person)))
                        .build())
            .toList();
    return new InMemoryUserDetailsManager(users);
  }

  @Bean
  RegisteredClientRepository clients(PasswordEncoder encoder) {
    return new InMemoryRegisteredClientRepository(
        settings.clients().stream().map(client -> registered(client, encoder)).toList());
  }

  private static RegisteredClient registered(Client client, PasswordEncoder encoder) {
    return RegisteredClient.withId(client.id())
        .clientId(client.id())
        .clientName(client.name())
        .clientSecret(encoder.encode(client.secret()))
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(client.redirect().toString())
        .postLogoutRedirectUri(client.afterSignOut().toString())
        .scope(OidcScopes.OPENID)
        .scope(OidcScopes.PROFILE)
        .clientSettings(
            ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(false)
                .build())
        .build();
  }

  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> claims() {
    return context -> {
      if (context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
        Authentication signedIn =
            Objects.requireNonNull(context.getPrincipal(), "a code belongs to a person");
        Person person = settings.person(signedIn.getName()).orElseThrow();
        context
            .getClaims()
            .claim("roles", person.roles())
            .claim("name", person.name())
            .claim("preferred_username", person.username());
        person.agency().ifPresent(agency -> context.getClaims().claim("agency", agency));
      }
    };
  }

  /** A key for as long as the demo runs. */
  @Bean
  JWKSource<SecurityContext> keys() throws JOSEException {
    RSAKey key = new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    return new ImmutableJWKSet<>(new JWKSet(key));
  }

  @Bean
  JwtDecoder decoder(JWKSource<SecurityContext> keys) {
    return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
  }

  @Bean
  AuthorizationServerSettings addresses() {
    return AuthorizationServerSettings.builder().issuer(settings.issuer().toString()).build();
  }
}
