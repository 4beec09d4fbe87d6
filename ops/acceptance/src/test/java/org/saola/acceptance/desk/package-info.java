// SPDX-License-Identifier: EUPL-1.2
/** Officers of two agencies at their desks: real hub, real Keycloak, real browser. */
@NullMarked
package org.saola.acceptance.desk;

import org.jspecify.annotations.NullMarked;
