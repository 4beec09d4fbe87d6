// SPDX-License-Identifier: EUPL-1.2
/**
 * The demo's own OpenID Connect issuer, in Keycloak's place: the same steps, the same claims, for
 * people who exist in the demo alone. It listens on the loopback or not at all.
 */
@NullMarked
package org.saola.ops.demo.issuer;

import org.jspecify.annotations.NullMarked;
