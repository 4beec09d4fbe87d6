// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.demo.issuer;

import java.util.List;
import java.util.Optional;

/**
 * Somebody of the demo.
 *
 * @param agency as the directory names it; empty for whoever belongs to none
 * @param roles as the realm for Keycloak names them
 */
public record Person(String username, String name, Optional<String> agency, List<String> roles) {
  public static Person officer(String username, String name, String agency) {
    return new Person(username, name, Optional.of(agency), List.of("liaison-officer"));
  }

  /** Of the whole federation. */
  public static Person auditor(String username, String name) {
    return new Person(username, name, Optional.empty(), List.of("auditor"));
  }

  /** Of one agency. */
  public static Person auditor(String username, String name, String agency) {
    return new Person(username, name, Optional.of(agency), List.of("auditor"));
  }

  public static Person operator(String username, String name) {
    return new Person(username, name, Optional.empty(), List.of("operator"));
  }
}
