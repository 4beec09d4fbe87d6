// SPDX-License-Identifier: EUPL-1.2
package org.saola.pages.signin;

import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Who is signed in.
 *
 * @param subject the issuer's own name for the person, which never changes
 * @param name what colleagues call the person
 */
public record Person(String subject, String name) {
  public static Person of(OidcUser user) {
    String subject = Objects.requireNonNull(user.getSubject(), "an ID token names its subject");
    return Stream.of(user.getFullName(), user.getPreferredUsername())
        .filter(Objects::nonNull)
        .findFirst()
        .map(name -> new Person(subject, name))
        .orElseGet(() -> new Person(subject, subject));
  }
}
