// SPDX-License-Identifier: EUPL-1.2
package org.saola.pages.frame;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Why somebody did not get something, in words, with the rule's own name behind it. */
@Component("ruleWords")
public class RuleWords {
  private final MessageSource words;

  RuleWords(MessageSource words) {
    this.words = words;
  }

  public String say(String rule) {
    return say(rule, LocaleContextHolder.getLocale());
  }

  /** Rules about types are many and say the same. */
  private static String family(String rule) {
    return rule.replaceFirst("^(all\\.submit|all\\.receive)-.*?(-nominal)?$", "$1$2");
  }

  /** What it says, without its name; empty for a rule that has its name alone. */
  public String meaning(String rule) {
    return Objects.requireNonNullElse(meaning(rule, LocaleContextHolder.getLocale()), "");
  }

  private @Nullable String meaning(String rule, Locale locale) {
    String said = words.getMessage("rule." + rule, null, null, locale);
    return said == null ? words.getMessage("rule." + family(rule), null, null, locale) : said;
  }

  /** Rules that bind all have words here; of an agency's own one its name says whose it is. */
  public String say(String rule, Locale locale) {
    String said = meaning(rule, locale);
    if (said != null) {
      return said + " (" + rule + ")";
    }
    int dot = rule.indexOf('.');
    boolean ofAll = dot < 0 || rule.startsWith("all.");
    return ofAll
        ? words.getMessage("rule.unknown", new Object[] {rule}, locale)
        : words.getMessage(
            "rule.ofAgency",
            new Object[] {rule.substring(0, dot).toUpperCase(Locale.ROOT), rule},
            locale);
  }
}
