// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.draft;

/**
 * A file beside a draft.
 *
 * @param file its name in the draft's folder, by which nothing of the officer's can be told
 * @param name what the officer calls it; it does not travel
 * @param mediaType as its first bytes say
 */
public record KeptFile(String file, String name, String mediaType, long size) {
  /** What its name begins with. */
  public static final String PREFIX = "file-";
}
