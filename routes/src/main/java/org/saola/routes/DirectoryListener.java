// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import org.saola.pki.directory.Directory;

/**
 * Told by {@code directory} when the hub has adopted a version: at start the latest, then each new
 * one, in order. Every bean of this type is told.
 */
@FunctionalInterface
public interface DirectoryListener {
  void adopted(Directory directory);
}
