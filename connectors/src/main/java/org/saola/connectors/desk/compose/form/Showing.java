// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saola.message.json.Rule;
import org.saola.message.nominal.Finding;

/** Puts what was typed, and what is wrong with it, into the fields of a form. */
public final class Showing {
  private static final String PARTS = "parts.";

  private final Answers answers;
  private final List<Wrong> wrong;
  private final List<Finding> findings;
  private final Set<String> longer;
  private final Set<Wrong> told = new LinkedHashSet<>();
  private final Set<Finding> toldOf = new LinkedHashSet<>();

  /**
   * @param longer lists that are shown with one entry more, for what is to be added
   */
  public Showing(
      Answers answers, List<Wrong> wrong, List<Finding> findings, Collection<String> longer) {
    this.answers = answers;
    this.wrong = List.copyOf(wrong);
    this.findings = List.copyOf(findings);
    this.longer = Set.copyOf(longer);
  }

  public List<Shown> of(Map<String, Field> fields) {
    return fields.entrySet().stream().map(it -> of(it.getValue(), it.getKey())).toList();
  }

  private Shown of(Field field, String path) {
    return field.several() ? list(field, path) : one(field, path);
  }

  private Shown list(Field field, String path) {
    List<Shown> items = new ArrayList<>();
    List<Integer> filled = answers.filled(path);
    filled.forEach(place -> items.add(one(field, path + "[" + place + "]")));
    boolean empty = filled.isEmpty() && (field.required() || !field.isGroup());
    if (empty || longer.contains(path)) {
      int next = filled.isEmpty() ? 0 : filled.getLast() + 1;
      items.add(one(field, path + "[" + next + "]"));
    }
    return new Shown(
        field, path, List.of(), List.of(), items, rules(field, path), found(field, path));
  }

  private Shown one(Field field, String path) {
    List<Shown> inner = field.inner().stream().map(it -> of(it, path + "." + it.name())).toList();
    return new Shown(
        field, path, answers.texts(path), inner, List.of(), rules(field, path), found(field, path));
  }

  private List<Rule> rules(Field field, String path) {
    List<Wrong> here = wrong.stream().filter(it -> isAbout(it.path(), field, path)).toList();
    told.addAll(here);
    return here.stream().map(Wrong::rule).distinct().toList();
  }

  private List<Finding> found(Field field, String path) {
    List<Finding> here =
        findings.stream().filter(it -> isAbout(PARTS + it.path(), field, path)).toList();
    toldOf.addAll(here);
    return here;
  }

  /** The field itself, or a component of the value that it makes. */
  private static boolean isAbout(String place, Field field, String path) {
    return place.equals(path) || (!field.isGroup() && place.startsWith(path + "."));
  }

  /** Problems that no field shows; to be told at the top. */
  public List<Wrong> elsewhere() {
    return wrong.stream().filter(it -> !told.contains(it)).toList();
  }

  /** Findings that no field shows. */
  public List<Finding> foundElsewhere() {
    return findings.stream().filter(it -> !toldOf.contains(it)).toList();
  }

  /** All fields of which something is told, in the page's order, for the summary at its top. */
  public static List<Shown> troubled(List<Shown> shown) {
    List<Shown> all = new ArrayList<>();
    for (Shown one : shown) {
      if (!one.wrong().isEmpty() || !one.findings().isEmpty()) {
        all.add(one);
      }
      all.addAll(troubled(one.inner()));
      all.addAll(troubled(one.items()));
    }
    return all;
  }
}
