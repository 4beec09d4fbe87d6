// SPDX-License-Identifier: EUPL-1.2
/** Pages in the Chromium that is installed, looked at as an officer with one or another device. */
@NullMarked
package org.saola.acceptance.browser;

import org.jspecify.annotations.NullMarked;
