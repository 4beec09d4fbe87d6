// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.sheet;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.saola.message.code.CodeLists;
import org.saola.message.code.ListId;
import org.saola.message.schema.Meaning;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What fields and words of lists are called: in the reader's language where the desk has words for
 * them, else as the schema says it, in English.
 */
@Component
public class Labels {
  private static final int SHORT = 48;
  private static final String COUNTRIES = "parties";

  private final MessageSource words;

  Labels(MessageSource words) {
    this.words = words;
  }

  /** Words of the desk that need no argument. */
  public String say(String key, Locale locale) {
    return words.getMessage(key, null, locale);
  }

  String field(RecordComponent component, Locale locale) {
    String name = component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    String said = first(locale, "field." + name, "ask." + name);
    return said == null ? meaning(component, component.getName()) : said;
  }

  /** A part of a message. */
  public String part(@Nullable RecordComponent component, String name, Locale locale) {
    String said = words.getMessage("part." + name, null, null, locale);
    return said != null ? said : component == null ? spaced(name) : meaning(component, name);
  }

  public String word(Enum<?> word, Locale locale) {
    String name = word.getDeclaringClass().getSimpleName() + "." + word.name();
    String said = first(locale, "word." + name, "choice." + name);
    return said == null ? meaning(word) : said;
  }

  /**
   * What a code of a list means; the code itself where its list is not known. A code of an older
   * list has the words of today's where both mean the same.
   */
  public String code(ListId list, String code, Locale locale) {
    String name = CodeLists.find(list).flatMap(known -> known.nameOf(code)).orElse("");
    if (name.isEmpty()) {
      return code;
    }
    if (list.subject().equals(COUNTRIES)) {
      return country(code, name, locale);
    }
    boolean current =
        CodeLists.current(list.subject())
            .filter(it -> it.codeOf(name).filter(code::equals).isPresent())
            .isPresent();
    String said =
        current
            ? words.getMessage("list.%s.%s".formatted(list.subject(), code), null, null, locale)
            : null;
    return said == null ? name : said;
  }

  /** Some of the list's codes are of no country that a locale knows. */
  private static String country(String code, String name, Locale locale) {
    String own = Locale.of("", code).getDisplayCountry(locale);
    return own.isEmpty() || own.equals(code) ? name : own;
  }

  /** Where only the form that asks for a value has words, they serve to show it too. */
  private @Nullable String first(Locale locale, String... keys) {
    return Arrays.stream(keys)
        .map(key -> words.getMessage(key, null, null, locale))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static String meaning(Enum<?> word) {
    try {
      Meaning meaning = word.getDeclaringClass().getField(word.name()).getAnnotation(Meaning.class);
      return meaning == null ? spaced(word.name()) : sentence(meaning);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("an enumeration has its own constants", e);
    }
  }

  /** A short sentence serves as a label; of a long one the field's own name says it better. */
  private static String meaning(AnnotatedElement element, String name) {
    Meaning meaning = element.getAnnotation(Meaning.class);
    return meaning == null || sentence(meaning).length() > SHORT ? spaced(name) : sentence(meaning);
  }

  private static String sentence(Meaning meaning) {
    return meaning.value().replaceAll("\\.$", "");
  }

  /** {@code hsCodes} as {@code Hs codes}. */
  private static String spaced(String name) {
    String words =
        name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replace('_', ' ').toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
