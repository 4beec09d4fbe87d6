// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.vocabulary;

import java.util.regex.Pattern;

/** A kind of our own, recognised in free text by its words. */
public interface Kind {
  Pattern words();

  /** Whole words, in any case. */
  static Pattern anyOf(String alternatives) {
    return Pattern.compile(
        "\\b(" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
