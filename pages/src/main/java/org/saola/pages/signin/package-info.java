// SPDX-License-Identifier: EUPL-1.2
/** Who may see pages: people whom an issuer of OpenID Connect has signed in. */
@NullMarked
package org.saola.pages.signin;

import org.jspecify.annotations.NullMarked;
