// SPDX-License-Identifier: EUPL-1.2
/**
 * A person's and a client's part of signing in by OpenID Connect, step by step, with any issuer.
 */
@NullMarked
package org.saola.acceptance.signin;

import org.jspecify.annotations.NullMarked;
