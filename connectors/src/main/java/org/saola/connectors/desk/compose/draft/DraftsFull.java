// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.draft;

/** An officer's drafts take all the room that there is for them. Nothing was kept. */
public final class DraftsFull extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
