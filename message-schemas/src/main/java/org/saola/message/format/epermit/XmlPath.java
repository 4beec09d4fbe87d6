// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import java.util.ArrayList;
import java.util.List;

/** The elements that are open, from the root on. */
final class XmlPath {
  private static final int MAX_NAME = 100;

  private final List<String> names = new ArrayList<>();

  void enter(String name) {
    names.add(name);
  }

  void leave() {
    names.removeLast();
  }

  int depth() {
    return names.size();
  }

  boolean endsWith(String name) {
    return !names.isEmpty() && names.getLast().equals(name);
  }

  // A name may be the sender's own, and of any length.
  static String shown(String name) {
    return name.substring(0, Math.min(name.length(), MAX_NAME));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    names.forEach(name -> text.append('/').append(shown(name)));
    return text.isEmpty() ? "/" : text.toString();
  }
}
