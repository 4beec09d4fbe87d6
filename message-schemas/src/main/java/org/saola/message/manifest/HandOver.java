// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

/**
 * What became of a message at its recipient (ETSI EN 319 522: ContentHandover,
 * ContentHandoverFailure).
 */
public enum HandOver {
  HANDED_OVER,
  REJECTED
}
