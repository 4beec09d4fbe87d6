// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.consult;

import org.springframework.context.ApplicationListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

/** Whoever comes in stands in the log. If that cannot be written, no page can be shown either. */
@Component
class SignedIn implements ApplicationListener<InteractiveAuthenticationSuccessEvent> {
  private final Consultations consultations;

  SignedIn(Consultations consultations) {
    this.consultations = consultations;
  }

  @Override
  public void onApplicationEvent(InteractiveAuthenticationSuccessEvent event) {
    boolean auditor =
        event.getAuthentication().getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .anyMatch("ROLE_auditor"::equals);
    // Others see that these pages are not theirs, and nothing else.
    if (auditor) {
      consultations.signedIn(Auditor.of(event.getAuthentication()));
    }
  }
}
