// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.util.Optional;
import org.saola.message.manifest.AgencyId;

/**
 * Somebody who has signed in with the role of an auditor.
 *
 * @param name that they sign in with, by which the rules may name them
 * @param agency whose auditor they are; empty for one of the whole federation
 */
public record Auditor(String name, Optional<AgencyId> agency) {}
