// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.parts;

import java.io.IOException;

/** An upload's request ended before its body did: what has come is kept. */
public final class BodyCut extends IOException {
  private static final long serialVersionUID = 1L;

  BodyCut(IOException cause) {
    super(cause);
  }
}
