// SPDX-License-Identifier: EUPL-1.2
/** The real Keycloak, with the realm that we ship, and people and programs made for a test. */
@NullMarked
package org.saola.acceptance.keycloak;

import org.jspecify.annotations.NullMarked;
