// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

/**
 * A leaf whose entry cannot be opened, though nothing says that it was erased: the log's row is
 * gone, or is no entry. Whose it was nobody can tell, so that only who sees everything learns of
 * it.
 *
 * @param there whether the log's row is still there
 */
public record DamagedLeaf(long index, boolean there) implements FoundLeaf {
  /** For a file that programs read. */
  public String code() {
    return there ? "NO_ENTRY" : "NOTHING_KEPT";
  }
}
