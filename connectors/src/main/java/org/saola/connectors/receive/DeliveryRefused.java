// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.receive;

/** A delivery that fails a check. Never retried: it is kept for a person, and its sender told. */
public final class DeliveryRefused extends Exception {
  private static final long serialVersionUID = 1L;

  /** Closed codes; those of a broken seal or content are named like their own. */
  public enum Code {
    MALFORMED,
    INVALID_MANIFEST,
    UNKNOWN_DIRECTORY,
    BAD_SIGNATURE,
    SIGNER_REVOKED,
    NOT_THE_SENDER,
    SUITE_MISMATCH,
    OTHER_FEDERATION,
    NOT_A_RECIPIENT,
    EXPIRED,
    REPLAY_WITH_OTHER_CONTENT,
    RELEASE_NOTE_INVALID,
    RELEASE_NOTE_MISMATCH,
    PARTS_MISMATCH,
    SEALED_DIGEST_MISMATCH,
    /** A part that travels apart is larger than this agency takes. */
    PART_TOO_LARGE,
    /** The hub will not give a part that it released. */
    PART_NOT_AVAILABLE,
    SEAL_BROKEN,
    CONTENT_REFUSED,
    /** A forwarded message that does not prove where it comes from. */
    PROVENANCE_REFUSED,
    RECEIPT_INVALID,
    /** A fault of this connector that stayed after several tries. */
    INTERNAL_FAULT
  }

  private final Code code;

  public DeliveryRefused(Code code, String detail) {
    super(detail);
    this.code = code;
  }

  public DeliveryRefused(Code code, Exception cause) {
    super(String.valueOf(cause.getMessage()), cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
