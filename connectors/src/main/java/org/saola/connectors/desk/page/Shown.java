// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.page;

import java.util.Optional;
import org.saola.connectors.desk.DeskIdentity;
import org.saola.connectors.desk.signin.Officer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** What the frame of every page shows, of those that say what went wrong too. */
@Component("shown")
public class Shown {
  private final DeskIdentity desk;

  Shown(DeskIdentity desk) {
    this.desk = desk;
  }

  public String agency() {
    return desk.agency().value();
  }

  public Optional<Officer> officer() {
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    return signedIn != null && signedIn.getPrincipal() instanceof OidcUser user
        ? Optional.of(Officer.of(user))
        : Optional.empty();
  }
}
