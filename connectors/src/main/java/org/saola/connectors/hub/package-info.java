// SPDX-License-Identifier: EUPL-1.2

/** The two ways to the hub: AMQP for messages, HTTPS for questions, proofs and the directory. */
@NullMarked
package org.saola.connectors.hub;

import org.jspecify.annotations.NullMarked;
