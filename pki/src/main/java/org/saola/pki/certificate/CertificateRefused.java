// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

/** A certificate, key or keystore that cannot be trusted or used. */
public final class CertificateRefused extends Exception {
  private static final long serialVersionUID = 1L;

  /** Closed codes. */
  public enum Code {
    MALFORMED,
    WRONG_PASSWORD,
    EXPOSED_PASSWORD,
    UNTRUSTED_ISSUER,
    NOT_YET_VALID,
    EXPIRED,
    REVOKED,
    WRONG_PURPOSE,
    WRONG_SUBJECT,
    UNSUPPORTED_SUITE
  }

  private final Code code;

  public CertificateRefused(Code code, String detail) {
    super(detail);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
