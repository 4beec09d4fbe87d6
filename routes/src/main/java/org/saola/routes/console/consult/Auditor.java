// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.consult;

import java.util.Objects;
import java.util.Optional;
import org.saola.message.manifest.AgencyId;
import org.saola.pages.signin.KeycloakAuthorities;
import org.saola.pages.signin.Person;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Who is signed in.
 *
 * @param username that they sign in with: rules and log name them by it, and nobody changes it
 *     themselves
 * @param agency that the issuer says they belong to; empty for one of the whole federation
 */
public record Auditor(Person person, String username, Optional<AgencyId> agency) {
  /** Whoever is served now: pages are for those who are signed in alone. */
  public static Auditor present() {
    return of(
        Objects.requireNonNull(
            SecurityContextHolder.getContext().getAuthentication(), "nobody is signed in"));
  }

  /** As the access rules know them. */
  public org.saola.routes.authorize.Auditor named() {
    return new org.saola.routes.authorize.Auditor(username, agency);
  }

  static Auditor of(Authentication signedIn) {
    if (!(signedIn.getPrincipal() instanceof OidcUser user)) {
      throw new IllegalStateException("an auditor is whom an issuer has signed in");
    }
    Optional<AgencyId> agency =
        signedIn.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .filter(Objects::nonNull)
            .filter(it -> it.startsWith(KeycloakAuthorities.AGENCY))
            .map(it -> new AgencyId(it.substring(KeycloakAuthorities.AGENCY.length())))
            .findFirst();
    String username = Objects.requireNonNullElse(user.getPreferredUsername(), user.getName());
    return new Auditor(Person.of(user), username, agency);
  }
}
