// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.convert;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms of other systems, by the names that the command takes. */
enum Form {
  STIX,
  ILLEGAL_TRADE_REPORT,
  DSA_NOTICE,
  UMF_STYLE,
  EPERMIT_V1,
  EPERMIT_V2;

  static Form named(String name) {
    return Arrays.stream(values())
        .filter(form -> form.word().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no form is called %s: %s".formatted(name, all())));
  }

  private static String all() {
    return Arrays.stream(values()).map(Form::word).collect(Collectors.joining(", "));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
