// SPDX-License-Identifier: EUPL-1.2

/** How secrets, and what must outlast a power cut, are written. */
@NullMarked
package org.saola.pki.file;

import org.jspecify.annotations.NullMarked;
