// SPDX-License-Identifier: EUPL-1.2
/** Pages as documents that leave the site: PDF, made in this process without loading anything. */
@NullMarked
package org.saola.pages.document;

import org.jspecify.annotations.NullMarked;
