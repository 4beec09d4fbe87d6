// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Expects a refusal with one code and nothing else. */
final class Refusal {
  private Refusal() {}

  static void expect(SealRefused.Code code, ThrowingCallable attempt) {
    assertThat(catchThrowable(attempt))
        .isInstanceOfSatisfying(
            SealRefused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }
}
