// SPDX-License-Identifier: EUPL-1.2

/**
 * Fault experiments: a federation of real processes, something that breaks, and afterwards the
 * invariant of the books and the inboxes. Each leaves a line in {@code target/faults.md}.
 */
package org.saola.acceptance.faults;
