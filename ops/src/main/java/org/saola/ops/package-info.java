// SPDX-License-Identifier: EUPL-1.2
@NullMarked
package org.saola.ops;

import org.jspecify.annotations.NullMarked;
