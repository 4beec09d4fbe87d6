// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.seizure;

/** Appendix of CITES as the record reports it; N is not listed. */
public enum Appendix {
  I,
  II,
  III,
  N
}
