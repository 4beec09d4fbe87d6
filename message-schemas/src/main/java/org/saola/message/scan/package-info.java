// SPDX-License-Identifier: EUPL-1.2

/** The scan of a container: the image as a file, and what an officer marked on it. */
@NullMarked
package org.saola.message.scan;

import org.jspecify.annotations.NullMarked;
