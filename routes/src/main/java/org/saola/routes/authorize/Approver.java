// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import org.saola.message.manifest.Digest;

/**
 * A person who has shown a credential of their own.
 *
 * @param credential digest of it: two names with one credential are one person
 */
public record Approver(String name, Digest credential) {
  boolean isSameAs(Approver other) {
    return name.equalsIgnoreCase(other.name) || credential.equals(other.credential);
  }
}
