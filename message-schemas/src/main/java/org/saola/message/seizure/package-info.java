// SPDX-License-Identifier: EUPL-1.2

/** The seizure report: the columns of the CITES annual illegal trade report, without any person. */
@NullMarked
package org.saola.message.seizure;

import org.jspecify.annotations.NullMarked;
