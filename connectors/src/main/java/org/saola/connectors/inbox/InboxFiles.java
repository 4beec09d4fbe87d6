// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

/** The names of an inbox folder's files. */
final class InboxFiles {
  static final String EVIDENCE = "evidence";
  static final String MANIFEST = "manifest.json";
  static final String SIGNED = "manifest.p7m";

  private InboxFiles() {}
}
