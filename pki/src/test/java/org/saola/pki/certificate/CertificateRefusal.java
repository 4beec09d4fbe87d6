// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Expects a refusal with one code and nothing else. */
final class CertificateRefusal {
  private CertificateRefusal() {}

  static void expect(CertificateRefused.Code code, ThrowingCallable attempt) {
    assertThat(catchThrowable(attempt))
        .isInstanceOfSatisfying(
            CertificateRefused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }
}
