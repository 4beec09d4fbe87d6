// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.parts;

/** What the hub will not do with a part that travels apart, with a closed code. */
public final class PartRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Closed: every refusal about a part that an agency can be told is one of these. */
  public enum Code {
    INVALID,
    /** Larger than any part may be. */
    TOO_LARGE,
    /** The agency has as much in the store as it may have: goes on when some of it has gone. */
    AGENCY_FULL,
    /** The store has no room: goes on when it has. */
    STORE_FULL,
    /** Another request is writing the same upload. */
    BUSY,
    /** The agency has no such upload. */
    UNKNOWN_UPLOAD,
    /** The same part was declared with another size or digest. */
    DECLARED_OTHERWISE,
    /** Its message is accepted: nothing changes any more. */
    ACCEPTED,
    WRONG_OFFSET,
    BEYOND_LENGTH,
    SEALED_DIGEST_MISMATCH,
    /** Not a sealed part of the profile. */
    BAD_SEAL,
    /** No release grants this part to who asks. */
    NOT_RELEASED,
    EXPIRED,
    /** It was released once, and is not to be had any more. */
    GONE
  }

  private final Code code;

  public PartRefused(Code code, String detail) {
    super(detail);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
