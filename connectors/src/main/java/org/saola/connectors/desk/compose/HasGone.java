// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

/** A draft is asked for that is none any more: its messages are on their way. */
final class HasGone extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String page;

  /**
   * @param page that shows what became of it
   */
  HasGone(String page) {
    super(page);
    this.page = page;
  }

  String page() {
    return page;
  }
}
