// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.parts;

import java.util.OptionalLong;
import org.saola.message.manifest.Digest;

/**
 * An upload as it was declared, and what is known of it.
 *
 * @param bytes of the sealed part
 * @param sealed their digest
 * @param content bytes inside the seal; empty until all is here and was checked
 * @param accepted whether an accepted message claims it
 * @param version of the row: another with every change, also when it was deleted and is back
 */
record Upload(
    PartKey key,
    long bytes,
    Digest sealed,
    OptionalLong content,
    boolean accepted,
    String version) {
  boolean isWhole() {
    return content.isPresent();
  }
}
