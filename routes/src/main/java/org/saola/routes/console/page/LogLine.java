// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

/** A leaf of the log as a page has it in its place: what it says, or that it says nothing. */
public sealed interface LogLine permits EntryView, DamagedView {
  long index();

  boolean isDamaged();
}
