// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.Locale;
import org.saola.message.manifest.TypeId;
import org.saola.message.type.MessageTypes;

/**
 * A side of an entry that it is found by. A tag is its name and its value: {@code type:alert/1}.
 */
enum Facet {
  EVENT,
  FROM,
  TO,
  /** The sender of the message that the entry is about, where the entry does not name it. */
  OWNER,
  TYPE,
  RULE,
  CODE,
  ACTOR,
  TLP,
  HANDLING,
  URGENCY,
  /** Of interest to every auditor: changes of directory and rules. */
  PUBLIC;

  private static final String UNKNOWN = "unknown";

  static final String IN_PUBLIC = PUBLIC.tag("everybody");

  /** Longer than any that is in use; an index row of PostgreSQL holds ten times as much. */
  private static final int LONGEST = 200;

  private final String prefix = name().toLowerCase(Locale.ROOT) + ":";

  String tag(String value) {
    return prefix + text(value, LONGEST);
  }

  /** All types that nobody knows are one: a sender may make up any, and each would be a kind. */
  static String known(TypeId type) {
    return MessageTypes.find(type).isPresent() ? type.value() : UNKNOWN;
  }

  /** What PostgreSQL would not take as text is replaced, and what is too long for an index cut. */
  static String text(String value, int longest) {
    StringBuilder text = new StringBuilder(Math.min(value.length(), longest));
    for (int i = 0; i < Math.min(value.length(), longest); i++) {
      char each = value.charAt(i);
      text.append(each < ' ' || Character.isSurrogate(each) ? '\uFFFD' : each);
    }
    return text.toString();
  }

  /**
   * Whether it says of which kind an entry is: not officers, nor codes, which a recipient may make
   * up. There are as many kinds as entries else.
   */
  static boolean ofKind(String tag) {
    return !tag.startsWith("actor:") && !tag.startsWith("code:");
  }
}
