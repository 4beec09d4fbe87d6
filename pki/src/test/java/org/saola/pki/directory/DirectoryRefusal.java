// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.directory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Expects a refusal that says why. */
final class DirectoryRefusal {
  private DirectoryRefusal() {}

  static void expect(String why, ThrowingCallable attempt) {
    assertThatThrownBy(attempt).isInstanceOf(DirectoryRefused.class).hasMessageContaining(why);
  }
}
