// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.person.IdentityDocument;
import org.saola.message.person.Person;

/** The persons whom a message's nominal parts list: their own names must not stand elsewhere. */
public final class ListedPersons {
  private final List<Listed> persons;

  private ListedPersons(List<Listed> persons) {
    this.persons = List.copyOf(persons);
  }

  /** A listed person's names and document number, each empty where unknown. */
  record Listed(String familyName, String givenNames, String document) {
    @Override
    public String toString() {
      return "Listed[redacted]";
    }
  }

  public static ListedPersons none() {
    return new ListedPersons(List.of());
  }

  /** Whoever stands anywhere in these parts. */
  public static ListedPersons in(Collection<?> nominalParts) {
    List<Listed> persons = new ArrayList<>();
    for (Object part : nominalParts) {
      TextFields.records(
          part,
          record -> {
            if (record instanceof Person person) {
              persons.add(listed(person));
            }
          });
    }
    return new ListedPersons(persons);
  }

  private static Listed listed(Person person) {
    String document =
        Optional.ofNullable(person.document()).map(IdentityDocument::number).orElse("");
    return new Listed(orEmpty(person.familyName()), orEmpty(person.givenNames()), document);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  boolean isEmpty() {
    return persons.isEmpty();
  }

  List<Listed> persons() {
    return persons;
  }

  @Override
  public String toString() {
    return "ListedPersons[redacted]";
  }
}
