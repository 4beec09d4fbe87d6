// SPDX-License-Identifier: EUPL-1.2
/** The desk's pages: what is asked for by address, and which template shows it. */
@NullMarked
package org.saola.connectors.desk.page;

import org.jspecify.annotations.NullMarked;
