// SPDX-License-Identifier: EUPL-1.2

/**
 * Looks for personal data that strayed into a part that should hold none, and explains what it
 * found. It finds what was typed into the wrong field, not what somebody means to hide.
 */
@NullMarked
package org.saola.message.nominal;

import org.jspecify.annotations.NullMarked;
