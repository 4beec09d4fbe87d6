// SPDX-License-Identifier: EUPL-1.2

/** The alert: a warning to a closed group for a limited time, never with personal data. */
@NullMarked
package org.saola.message.alert;

import org.jspecify.annotations.NullMarked;
