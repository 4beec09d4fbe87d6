// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.page;

import java.util.Locale;
import java.util.Optional;
import org.saola.connectors.desk.DeskIdentity;
import org.saola.connectors.desk.signin.Officer;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of every page shows. */
@ControllerAdvice
class Shown {
  private final DeskIdentity desk;

  Shown(DeskIdentity desk) {
    this.desk = desk;
  }

  @ModelAttribute("agency")
  String agency() {
    return desk.agency().value();
  }

  @ModelAttribute("language")
  String language() {
    Locale locale = LocaleContextHolder.getLocale();
    return locale.getLanguage();
  }

  @ModelAttribute("officer")
  Optional<Officer> officer(@AuthenticationPrincipal OidcUser user) {
    return Optional.ofNullable(user).map(Officer::of);
  }
}
