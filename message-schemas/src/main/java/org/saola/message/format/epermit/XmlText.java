// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An XML document in the making: indented, without empty elements, each value escaped. */
final class XmlText {
  // XML 1.0 2.2: no document may hold these, escaped or not.
  private static final String FORBIDDEN = "[\\uFFFE\\uFFFF]";

  private final StringBuilder text = new StringBuilder();
  private final Deque<Open> open = new ArrayDeque<>();
  private final TreeSet<String> notCarried = new TreeSet<>();

  /** An element whose start tag is written once something stands in it. */
  private static final class Open {
    private final String tag;
    private final String name;
    private boolean isWritten;

    Open(String tag, String name) {
      this.tag = tag;
      this.name = name;
    }
  }

  /**
   * @param name with its prefix
   * @param attributes as they stand in the tag
   */
  XmlText open(String name, String attributes) {
    open.addLast(new Open("<" + name + attributes + ">", name));
    return this;
  }

  XmlText open(String name) {
    return open(name, "");
  }

  XmlText close() {
    Open last = open.removeLast();
    if (last.isWritten) {
      indent(open.size()).append("</").append(last.name).append(">\n");
    }
    return this;
  }

  /** An element with a text; absent and blank ones are left out. */
  XmlText leaf(String name, @Nullable String value) {
    return leaf(name, "", value);
  }

  XmlText leaf(String name, String attributes, @Nullable String value) {
    if (value == null) {
      return this;
    }
    String kept = value.replaceAll(FORBIDDEN, "").strip();
    if (!kept.equals(value)) {
      notCarried(name, "(white space around it, or characters that no XML holds)");
    }
    if (!kept.isEmpty()) {
      writeTags();
      indent(open.size()).append('<').append(name).append(attributes).append('>');
      text.append(escaped(kept)).append("</").append(name).append(">\n");
    }
    return this;
  }

  static String attribute(String name, String value) {
    return " %s=\"%s\""
        .formatted(name, escaped(value).replace("\n", "&#10;").replace("\t", "&#9;"));
  }

  /** Notes an element of the place where we are, from the permit on, that was not written. */
  void notCarried(String name, String why) {
    String path =
        open.stream().map(element -> local(element.name)).collect(Collectors.joining("/"));
    notCarried.add("%s/%s %s".formatted(path, local(name), why).strip());
  }

  TreeSet<String> notCarried() {
    return notCarried;
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private void writeTags() {
    int depth = 0;
    for (Open element : open) {
      if (!element.isWritten) {
        indent(depth).append(element.tag).append('\n');
        element.isWritten = true;
      }
      depth++;
    }
  }

  private StringBuilder indent(int depth) {
    return text.append("  ".repeat(depth));
  }

  // XML 1.0 2.11: a bare carriage return would be read as a line feed.
  private static String escaped(String value) {
    return value
        .replaceAll(FORBIDDEN, "")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\r", "&#13;");
  }

  byte[] bytes() {
    String missing =
        notCarried.isEmpty()
            ? ""
            : "<!-- Not carried: %s -->\n".formatted(String.join("; ", notCarried));
    return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + missing + text)
        .getBytes(StandardCharsets.UTF_8);
  }
}
