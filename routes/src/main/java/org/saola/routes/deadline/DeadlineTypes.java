// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deadline;

import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.TypeId;

/** The type whose messages have a statutory clock. */
final class DeadlineTypes {
  static final TypeId CASE_REQUEST = new TypeId("case-request/1");

  private DeadlineTypes() {}

  static boolean isRequest(@Nullable TypeId type) {
    return CASE_REQUEST.equals(type);
  }
}
