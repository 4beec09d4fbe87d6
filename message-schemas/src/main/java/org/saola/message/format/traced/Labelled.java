// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.traced;

import java.util.Optional;

/** Text for people, one labelled value on each line. */
public final class Labelled {
  private final StringBuilder text = new StringBuilder();

  public Labelled add(String label, String value) {
    text.append(text.isEmpty() ? "" : "\n").append(label).append(": ").append(value);
    return this;
  }

  public Labelled add(String label, Optional<String> value) {
    value.ifPresent(it -> add(label, it));
    return this;
  }

  /** A field by its name, where it is there. */
  public Labelled field(String label, Traced of, String name) {
    return add(label, of.take(name));
  }

  /** Texts with the code or kind that we understood, one line each. */
  public Labelled coded(String label, Traced of, String list) {
    of.each(list).forEach(element -> add(label, coded(element)));
    return this;
  }

  /** A text with the code or kind that we understood. */
  public Labelled oneCoded(String label, Traced of, String name) {
    return add(label, of.child(name).map(Labelled::coded));
  }

  /** Taxa with the rank that we understood. */
  public Labelled taxa(String label, Traced of, String list) {
    of.each(list).forEach(taxon -> add(label, taxon(taxon)));
    return this;
  }

  public static String taxon(Traced taxon) {
    return beside(taxon.take("name").orElse(""), taxon.take("rank"));
  }

  public static String coded(Traced value) {
    Optional<String> understood = value.take("code").or(() -> value.take("kind"));
    return beside(value.take("asGiven").orElse(""), understood);
  }

  private static String beside(String text, Optional<String> understood) {
    return understood.map(it -> "%s (%s)".formatted(text, it)).orElse(text);
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
