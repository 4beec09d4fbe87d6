// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

/** A stretch of a text that looks like personal data. */
record Hit(FindingKind kind, Certainty certainty, int start, int end) {
  boolean overlaps(Hit other) {
    return start < other.end && other.start < end;
  }
}
