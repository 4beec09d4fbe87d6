// SPDX-License-Identifier: EUPL-1.2
/** PostgreSQL: the embedded one that the hub starts itself, or one that it is pointed at. */
@NullMarked
package org.saola.routes.database;

import org.jspecify.annotations.NullMarked;
