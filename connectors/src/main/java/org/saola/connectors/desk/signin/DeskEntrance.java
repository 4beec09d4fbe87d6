// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saola.connectors.compose.Composer;
import org.saola.connectors.desk.compose.draft.Drafts;
import org.saola.connectors.desk.compose.table.Tables;
import org.saola.pages.Site;
import org.saola.pages.signin.Entrance;
import org.saola.pages.signin.Person;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.stereotype.Component;

/** What an officer brings is looked at before it is read; a draft outlives the session. */
@Component
class DeskEntrance implements Entrance {
  private static final Pattern DRAFT = Pattern.compile("(/compose/drafts/[0-9a-f-]{36})(/.*)?");

  private final Site site;
  private final Composer composer;
  private final Drafts drafts;

  DeskEntrance(Site site, Composer composer, Drafts drafts) {
    this.site = site;
    this.composer = composer;
    this.drafts = drafts;
  }

  @Override
  public void prepare(HttpSecurity http) {
    // Before the token is looked for, which lies within the body.
    http.addFilterBefore(
        new UploadGate(composer::largest, Tables.LARGEST, this::room, site.authorities()),
        CsrfFilter.class);
  }

  private long room(Authentication somebody) throws IOException {
    return somebody.getPrincipal() instanceof OidcUser user ? drafts.left(Person.of(user)) : 0;
  }

  @Override
  public Optional<String> keptFrom(HttpServletRequest form) {
    Matcher draft = DRAFT.matcher(form.getRequestURI());
    return draft.matches() ? Optional.of(draft.group(1)) : Optional.empty();
  }
}
