// SPDX-License-Identifier: EUPL-1.2

/** The broker: addresses, security, and the acceptor that agencies reach. */
@NullMarked
package org.saola.routes.broker;

import org.jspecify.annotations.NullMarked;
