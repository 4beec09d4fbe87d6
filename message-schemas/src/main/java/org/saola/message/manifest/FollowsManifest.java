// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import java.util.List;
import org.saola.message.json.Problem;

/**
 * A part whose fields follow from a word that stands in the manifest, such as the outcome of a
 * reply. Neither document shows alone that they contradict each other.
 */
public interface FollowsManifest {
  /** What contradicts those fields; paths are relative to this part. */
  List<Problem> contradictions(FieldsOfType fields);
}
