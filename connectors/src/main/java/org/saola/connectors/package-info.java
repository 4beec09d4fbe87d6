// SPDX-License-Identifier: EUPL-1.2
@NullMarked
package org.saola.connectors;

import org.jspecify.annotations.NullMarked;
