// SPDX-License-Identifier: EUPL-1.2

/** Native formats in and out: the illegal trade report CSV and files read through a mapping. */
@NullMarked
package org.saola.message.format;

import org.jspecify.annotations.NullMarked;
