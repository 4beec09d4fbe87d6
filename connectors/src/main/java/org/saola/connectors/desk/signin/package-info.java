// SPDX-License-Identifier: EUPL-1.2
/** Who may use a desk: officers of the agency, signed in by OpenID Connect. */
@NullMarked
package org.saola.connectors.desk.signin;

import org.jspecify.annotations.NullMarked;
