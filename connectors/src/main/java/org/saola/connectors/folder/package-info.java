// SPDX-License-Identifier: EUPL-1.2

/** The folder way in: files that are dropped into the outbox become messages. */
@NullMarked
package org.saola.connectors.folder;

import org.jspecify.annotations.NullMarked;
