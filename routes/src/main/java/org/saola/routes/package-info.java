// SPDX-License-Identifier: EUPL-1.2
@NullMarked
package org.saola.routes;

import org.jspecify.annotations.NullMarked;
