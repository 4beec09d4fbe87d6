// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.cms;

import org.saola.pki.cms.CmsRefused.Defect;

/** Takes a value apart that may have any structure at all. */
public final class Structure {
  /** Reads with the ASN.1 classes, and may refuse by itself. */
  @FunctionalInterface
  public interface Reading<T> {
    T read() throws CmsRefused;
  }

  private Structure() {}

  /** What the reading gives; whatever does not fit is MALFORMED. */
  public static <T> T read(String expected, Reading<T> reading) throws CmsRefused {
    try {
      return reading.read();
    } catch (RuntimeException e) {
      // The ASN.1 classes answer an element of another type, or one that is not there, with
      // unchecked exceptions of half a dozen kinds.
      throw new CmsRefused(Defect.MALFORMED, "not the expected " + expected, e);
    }
  }
}
