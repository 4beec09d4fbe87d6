// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.demo.issuer;

import java.net.URI;

/**
 * A program that lets people sign in here.
 *
 * @param name what people call it: an agency's desk after the agency
 * @param role that it lets in
 * @param redirect the one address that a code is sent to
 * @param afterSignOut the one address that leads back after signing out
 */
public record Client(
    String id, String name, String role, String secret, URI home, URI redirect, URI afterSignOut) {

  private static final String CONSOLE = "Audit";

  /** An agency's desk. */
  public static Client desk(String agency, String id, String secret, URI home) {
    return site(id, agency, "liaison-officer", secret, home);
  }

  /** The auditors' console. */
  public static Client console(String id, String secret, URI home) {
    return site(id, CONSOLE, "auditor", secret, home);
  }

  private static Client site(String id, String name, String role, String secret, URI home) {
    return new Client(
        id,
        name,
        role,
        secret,
        home,
        home.resolve("/login/oauth2/code/saola"),
        home.resolve("/signed-out"));
  }

  /** Whether this person is let in. */
  boolean suits(Person person) {
    return person.roles().contains(role)
        && (name.equals(CONSOLE) || person.agency().filter(name::equals).isPresent());
  }

  /** Whether it belongs to one agency. */
  public boolean isDesk() {
    return !name.equals(CONSOLE);
  }

  String origin() {
    return redirect.getScheme() + "://" + redirect.getAuthority();
  }

  @Override
  public String toString() {
    return "Client[%s]".formatted(id);
  }
}
