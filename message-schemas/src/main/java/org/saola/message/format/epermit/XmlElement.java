// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.PlainText;

/**
 * An element of one permit that says something: empty ones are left out. What nobody takes by the
 * end is what a record does not carry.
 */
final class XmlElement {
  /** More is never kept: no field of a permit is that long. */
  static final int MAX_TEXT = 4_000;

  static final String ITEM = "IncludedSupplyChainConsignmentItem";
  private static final String UNIT = "unitCode";

  private final @Nullable XmlElement parent;
  private final String name;
  private final int line;
  private final int column;
  private final int number;
  private final String within;
  private final Map<String, String> attributes = new HashMap<>();
  private final List<XmlElement> children = new ArrayList<>();
  private final StringBuilder gathered = new StringBuilder();
  private String text = "";
  private boolean isTooLong;
  private boolean isTaken;
  private int items;

  /** The permit itself. */
  XmlElement(XmlCursor cursor) {
    this(null, cursor.name(), cursor, cursor.place().path());
  }

  /**
   * @param name with its namespace where that is none of an electronic permit
   */
  XmlElement(XmlElement parent, String name, XmlCursor cursor) {
    this(parent, name, cursor, "");
  }

  private XmlElement(@Nullable XmlElement parent, String name, XmlCursor cursor, String within) {
    this.parent = parent;
    this.name = name;
    this.line = cursor.line();
    this.column = cursor.column();
    this.within = within;
    this.number = parent != null && name.equals(ITEM) ? ++parent.items : 0;
  }

  String name() {
    return name;
  }

  @Nullable XmlElement parent() {
    return parent;
  }

  /** Among the items of its consignment, from 1; 0 for whatever is no item. */
  int number() {
    return number;
  }

  XmlPlace place() {
    return new XmlPlace(line, column, numberedPath());
  }

  private String numberedPath() {
    if (parent == null) {
      return within;
    }
    String shown = parent.numberedPath() + "/" + XmlPath.shown(name);
    return number == 0 ? shown : "%s[%d]".formatted(shown, number);
  }

  PermitRefused refused(String reason) {
    return new PermitRefused(place(), reason);
  }

  void add(XmlElement child) {
    children.add(child);
  }

  /**
   * An attribute that says nothing but how values are spelt, or nothing at all, is no attribute.
   */
  void attribute(String key, String value) {
    boolean says = !value.isBlank() && !value.equals("?");
    boolean usual =
        key.equals("languageID") && value.equalsIgnoreCase("EN")
            || key.equals("listID") && value.equals("1001")
            || key.equals("listAgencyID") && value.equals("6");
    if (says && !usual) {
      attributes.put(key, value.length() > MAX_TEXT ? value.substring(0, MAX_TEXT) : value);
    }
  }

  void append(String characters) {
    int room = MAX_TEXT - gathered.length();
    gathered.append(characters, 0, Math.min(room, characters.length()));
    isTooLong |= characters.length() > room && !characters.isBlank();
  }

  /** At its last tag; white space between elements says nothing. */
  void finish() throws PermitRefused {
    text = gathered.toString().strip();
    gathered.setLength(0);
    if (!children.isEmpty() && !text.isEmpty()) {
      throw refused("has text beside its elements");
    }
  }

  boolean saysNothing() {
    return children.isEmpty() && attributes.isEmpty() && text.isEmpty();
  }

  List<XmlElement> children(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).toList();
  }

  /** The first of that name; those after it are not carried unless somebody asks for them. */
  Optional<XmlElement> child(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).findFirst();
  }

  /** Follows names downwards, the first of each. */
  Optional<XmlElement> at(String... names) {
    Optional<XmlElement> found = Optional.of(this);
    for (String next : names) {
      found = found.flatMap(element -> element.child(next));
    }
    return found;
  }

  /**
   * Takes the text, without the white space around it.
   *
   * @param longest characters that the field takes
   */
  Optional<String> text(int longest) throws PermitRefused {
    isTaken = true;
    if (isTooLong || text.length() > longest) {
      throw refused("is longer than %d characters".formatted(longest));
    }
    if (!PlainText.isPlain(text)) {
      throw refused(PlainText.RULE);
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** The text without the white space around it; this does not take it. */
  String trimmed() {
    return text;
  }

  void take() {
    isTaken = true;
  }

  /** Takes the unit of a quantity. */
  Optional<String> unit() {
    return Optional.ofNullable(attributes.remove(UNIT)).map(String::strip);
  }

  /** Adds the paths of all that nobody took. */
  void addUntaken(Set<String> into) {
    if (!isTaken && !text.isEmpty()) {
      into.add(path());
    }
    attributes.keySet().forEach(key -> into.add(path() + "/@" + XmlPath.shown(key)));
    children.forEach(child -> child.addUntaken(into));
  }

  /** From the permit on, without numbers: what is not carried is said once, not once for each. */
  String path() {
    return parent == null || parent.parent == null
        ? XmlPath.shown(name)
        : parent.path() + "/" + XmlPath.shown(name);
  }
}
