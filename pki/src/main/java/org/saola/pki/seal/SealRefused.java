// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

/** A sealed message, or a piece of one, that fails a check. Never retried. */
public final class SealRefused extends Exception {
  private static final long serialVersionUID = 1L;

  /** Closed codes. */
  public enum Code {
    MALFORMED,
    TOO_LARGE,
    NO_SIGNER,
    SEVERAL_SIGNERS,
    UNKNOWN_SIGNER,
    BAD_SIGNATURE,
    SUITE_NOT_ALLOWED,
    SIGNER_EXPIRED,
    SIGNER_REVOKED,
    WRONG_PURPOSE,
    CONTENT_ALGORITHM_NOT_ALLOWED,
    TAG_TOO_SHORT,
    HIDDEN_RECIPIENT,
    RECIPIENT_REVOKED,
    NOT_A_RECIPIENT,
    SEALED_DIGEST_MISMATCH,
    CONTENT_DIGEST_MISMATCH,
    BAD_SEAL
  }

  private final Code code;

  public SealRefused(Code code, String detail) {
    super(detail);
    this.code = code;
  }

  SealRefused(Code code, String detail, Throwable cause) {
    super(detail, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
