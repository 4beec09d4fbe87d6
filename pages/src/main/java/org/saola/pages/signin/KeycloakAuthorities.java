// SPDX-License-Identifier: EUPL-1.2
package org.saola.pages.signin;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

/**
 * What the signed ID token says of a person, as authorities: {@code ROLE_liaison-officer} for each
 * of its {@code roles}, {@code AGENCY_NL-CUSTOMS} for its {@code agency}. Nothing else counts.
 */
public final class KeycloakAuthorities implements GrantedAuthoritiesMapper {
  public static final String ROLE = "ROLE_";
  public static final String AGENCY = "AGENCY_";

  @Override
  public Collection<? extends GrantedAuthority> mapAuthorities(
      Collection<? extends GrantedAuthority> given) {
    Set<GrantedAuthority> authorities = new HashSet<>();
    for (GrantedAuthority authority : given) {
      if (authority instanceof OidcUserAuthority person) {
        add(person.getIdToken(), authorities);
      }
    }
    return authorities;
  }

  private static void add(OidcIdToken token, Set<GrantedAuthority> authorities) {
    List<String> roles = token.getClaimAsStringList("roles");
    if (roles != null) {
      roles.forEach(role -> authorities.add(new SimpleGrantedAuthority(ROLE + role)));
    }
    String agency = token.getClaimAsString("agency");
    if (agency != null) {
      authorities.add(new SimpleGrantedAuthority(AGENCY + agency));
    }
  }
}
