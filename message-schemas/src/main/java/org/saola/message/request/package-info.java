// SPDX-License-Identifier: EUPL-1.2

/** The case request between law enforcement authorities (Directive (EU) 2023/977). */
@NullMarked
package org.saola.message.request;

import org.jspecify.annotations.NullMarked;
