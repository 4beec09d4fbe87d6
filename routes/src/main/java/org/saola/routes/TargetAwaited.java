// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

/**
 * A message speaks of one of its sender's own that is not accepted yet, and may be on its way: in
 * the same batch, or in the slower lane. A fault that lasts a minute at most; then it is refused.
 */
public final class TargetAwaited extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TargetAwaited(String message) {
    super(message);
  }
}
