// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What was typed, by path, such as {@code parts.persons.subjects[0].linkToPurpose}: as it was. */
public record Answers(Map<String, List<String>> byPath) {
  private static final int MOST = 5_000;
  private static final int LONGEST = 20_000;

  public Answers {
    byPath = new LinkedHashMap<>(byPath);
  }

  public static Answers none() {
    return new Answers(Map.of());
  }

  /** Takes a browser's parameters; what no document can carry is left out of the texts. */
  public static Answers of(Map<String, String[]> parameters) {
    Map<String, List<String>> answers = new LinkedHashMap<>();
    parameters.forEach(
        (path, values) -> {
          if (answers.size() < MOST) {
            answers.put(path, List.of(values).stream().map(Answers::clean).toList());
          }
        });
    return new Answers(answers);
  }

  // Browsers send line ends as CR LF, and count them as one.
  private static String clean(String typed) {
    String text = typed.replace("\r\n", "\n").replace('\r', '\n');
    String clean =
        text.codePoints()
            .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
            .filter(c -> Character.getType(c) != Character.SURROGATE)
            .limit(LONGEST)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    return clean.strip();
  }

  public String text(String path) {
    return byPath.getOrDefault(path, List.of()).stream().findFirst().orElse("");
  }

  public List<String> texts(String path) {
    return byPath.getOrDefault(path, List.of()).stream().filter(it -> !it.isEmpty()).toList();
  }

  public Answers with(String path, List<String> values) {
    Map<String, List<String>> more = new LinkedHashMap<>(byPath);
    more.put(path, List.copyOf(values));
    return new Answers(more);
  }

  public Answers with(String path, String value) {
    return with(path, List.of(value));
  }

  /** Without all that stands at a path or below it. */
  public Answers without(String path) {
    Map<String, List<String>> fewer = new LinkedHashMap<>(byPath);
    fewer.keySet().removeIf(it -> isAtOrBelow(it, path));
    return new Answers(fewer);
  }

  /** Whether nothing was typed at a path or below it. */
  public boolean isBlank(String path) {
    return byPath.entrySet().stream()
        .filter(it -> isAtOrBelow(it.getKey(), path))
        .allMatch(it -> it.getValue().stream().allMatch(String::isEmpty));
  }

  private static boolean isAtOrBelow(String path, String place) {
    return path.equals(place) || path.startsWith(place + ".") || path.startsWith(place + "[");
  }

  /** The places in a list at which something was typed. */
  List<Integer> filled(String path) {
    TreeSet<Integer> places = new TreeSet<>();
    for (String other : byPath.keySet()) {
      place(other, path).filter(i -> !isBlank(path + "[" + i + "]")).ifPresent(places::add);
    }
    return new ArrayList<>(places);
  }

  private static Optional<Integer> place(String other, String path) {
    int end = other.indexOf(']', path.length());
    if (!other.startsWith(path + "[") || end < 0 || end - path.length() > 5) {
      return Optional.empty();
    }
    String digits = other.substring(path.length() + 1, end);
    return digits.chars().allMatch(c -> c >= '0' && c <= '9') && !digits.isEmpty()
        ? Optional.of(Integer.valueOf(digits))
        : Optional.empty();
  }

  /** Only what these fields ask for, with the gaps in lists closed. */
  public Answers in(Map<String, Field> fields) {
    Map<String, List<String>> kept = new LinkedHashMap<>();
    fields.forEach((path, field) -> keep(field, path, path, kept));
    return new Answers(kept);
  }

  private void keep(Field field, String from, String to, Map<String, List<String>> kept) {
    if (!field.several()) {
      keepOne(field, from, to, kept);
      return;
    }
    int next = 0;
    for (int place : filled(from)) {
      keepOne(field, from + "[" + place + "]", to + "[" + next++ + "]", kept);
    }
  }

  private void keepOne(Field field, String from, String to, Map<String, List<String>> kept) {
    if (field.isGroup()) {
      field.inner().forEach(it -> keep(it, from + "." + it.name(), to + "." + it.name(), kept));
    } else if (!texts(from).isEmpty()) {
      kept.put(to, field.kind() == Kind.SET ? texts(from) : List.of(texts(from).getFirst()));
    }
  }

  @Override
  public String toString() {
    return "Answers[%d]".formatted(byPath.size());
  }
}
