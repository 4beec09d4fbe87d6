// SPDX-License-Identifier: EUPL-1.2
/** The auditors' console, in a browser, with a real hub and a real Keycloak. */
@NullMarked
package org.saola.acceptance.console;

import org.jspecify.annotations.NullMarked;
