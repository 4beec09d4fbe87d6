// SPDX-License-Identifier: EUPL-1.2

/** What a part may hold: its schema and its label, checked before sealing and after opening. */
@NullMarked
package org.saola.connectors.content;

import org.jspecify.annotations.NullMarked;
