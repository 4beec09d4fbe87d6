// SPDX-License-Identifier: EUPL-1.2
package org.saola.pages.frame;

import java.util.Optional;
import org.saola.pages.Site;
import org.saola.pages.signin.Person;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** What the frame of every page shows, of those that say what went wrong too. */
@Component("shown")
public class Shown {
  private final Site site;

  Shown(Site site) {
    this.site = site;
  }

  /** Whose pages these are. */
  public String place() {
    return site.name();
  }

  public Optional<Person> person() {
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    return signedIn != null && signedIn.getPrincipal() instanceof OidcUser user
        ? Optional.of(Person.of(user))
        : Optional.empty();
  }
}
