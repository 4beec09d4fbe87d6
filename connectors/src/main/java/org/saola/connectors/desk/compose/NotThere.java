// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A page is asked for that is not here, or is somebody else's: which of the two is not told. */
final class NotThere extends ResponseStatusException {
  private static final long serialVersionUID = 1L;

  NotThere() {
    super(HttpStatus.NOT_FOUND);
  }
}
