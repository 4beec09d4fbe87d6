// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.cms;

/** Bytes that are not what the profile allows, or a signature or key that does not hold. */
public final class CmsRefused extends Exception {
  private static final long serialVersionUID = 1L;

  /** Closed: each caller maps all of them to its own codes. */
  public enum Defect {
    MALFORMED,
    NO_SIGNER,
    SEVERAL_SIGNERS,
    SUITE_NOT_ALLOWED,
    BAD_SIGNATURE,
    HIDDEN_RECIPIENT,
    CONTENT_ALGORITHM_NOT_ALLOWED,
    TAG_TOO_SHORT,
    NOT_A_RECIPIENT,
    BAD_KEY
  }

  private final Defect defect;

  public CmsRefused(Defect defect, String detail) {
    super(detail);
    this.defect = defect;
  }

  public CmsRefused(Defect defect, String detail, Throwable cause) {
    super(detail, cause);
    this.defect = defect;
  }

  public Defect defect() {
    return defect;
  }
}
