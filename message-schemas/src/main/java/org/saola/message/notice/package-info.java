// SPDX-License-Identifier: EUPL-1.2

/** What the hub says to an agency: decisions, release notes, notices, audit entries. */
@NullMarked
package org.saola.message.notice;

import org.jspecify.annotations.NullMarked;
