// SPDX-License-Identifier: EUPL-1.2

/** The year's illegal trade report, made of any number of seizure reports in flat memory. */
@NullMarked
package org.saola.message.format.report;

import org.jspecify.annotations.NullMarked;
