// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.compose.Composer;
import org.saola.connectors.desk.compose.draft.Drafts;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.desk.compose.form.Field;
import org.saola.connectors.desk.compose.form.Forms;
import org.saola.connectors.desk.compose.form.Shown;
import org.saola.connectors.desk.compose.table.CellTrouble;
import org.saola.connectors.desk.compose.table.TableSending;
import org.saola.connectors.desk.compose.table.Tables;
import org.saola.connectors.desk.sheet.Labels;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.send.Submissions;
import org.saola.message.format.Mappings;
import org.saola.message.manifest.TypeId;
import org.saola.message.request.TimeLimit;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the templates of this package ask for. */
@Component("composing")
public class Composing {
  private static final int LONGEST_LABEL = 60;

  private final MessageSource words;
  private final Clock clock;
  private final Suggestions suggestions;

  Composing(MessageSource words, Labels labels, Clock clock) {
    this.words = words;
    this.suggestions = new Suggestions(labels);
    this.clock = clock;
  }

  @Configuration(proxyBeanMethods = false)
  static class Parts {
    @Bean
    Drafts drafts(AgencyHome home, Clock clock, Composer composer) {
      // Room for two of the largest files that may travel.
      return new Drafts(home, clock, () -> 2 * composer.largest());
    }

    @Bean
    Tables tables(Drafts drafts, Mappings mappings, Clock clock) {
      return new Tables(drafts, mappings, clock);
    }

    @Bean
    TableSending tableSending(
        Tables tables, Drafts drafts, Composer composer, Submissions submissions, Clock clock) {
      return new TableSending(tables, drafts, composer, submissions, clock);
    }
  }

  /** Words that a few of many have; empty for the others. */
  public String maybe(String key) {
    String none = "";
    @Nullable String found = words.getMessage(key, null, none, LocaleContextHolder.getLocale());
    return found == null ? none : found;
  }

  /** The words of the first of these that there are words for. */
  public String firstOf(String... keys) {
    return Arrays.stream(keys)
        .map(this::maybe)
        .filter(it -> !it.isEmpty())
        .findFirst()
        .orElse(keys[0]);
  }

  /**
   * What a field asks: in the reader's words, else as its value is called where it is read, else as
   * the schema says it, in English.
   */
  public String ask(Field field) {
    String said = maybe("ask." + field.label());
    if (said.isEmpty()) {
      said = maybe("field." + field.label());
    }
    if (!said.isEmpty()) {
      return said;
    }
    return field.meaning().isEmpty() || field.meaning().length() > LONGEST_LABEL
        ? spaced(field.name())
        : field.meaning();
  }

  /** An option of a closed list; as {@link #ask}. */
  public String choice(Field field, String option) {
    String said = maybe(field.optionLabel(option));
    if (said.isEmpty()) {
      said = maybe("word.%s.%s".formatted(field.type().getSimpleName(), option));
    }
    return said.isEmpty() ? spaced(option) : said;
  }

  private static String spaced(String name) {
    String words =
        name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replace('_', ' ').toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** What is wrong with a cell of a table. */
  public String say(CellTrouble trouble) {
    Locale locale = LocaleContextHolder.getLocale();
    Object[] arguments = trouble.arguments().toArray();
    String said = words.getMessage("table." + trouble.words(), arguments, "", locale);
    return said == null || said.isEmpty() ? firstOf(trouble.words(), "problem.other") : said;
  }

  /** When an answer is due to a request that is received now. */
  public @Nullable Instant due(String timeLimit) {
    return Arrays.stream(TimeLimit.values())
        .filter(it -> it.name().equals(timeLimit))
        .findFirst()
        .map(it -> clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(it.fromReceipt()))
        .orElse(null);
  }

  /** A legal basis as a manifest has it, as people write it. */
  public String law(String code) {
    return code.replaceFirst("^EU-(\\d{4})-(\\d+)-ART(.*)$", "Directive (EU) $1/$2, Art. $3");
  }

  /** A type without its version. */
  public String name(TypeId type) {
    return Forms.name(type);
  }

  /** For how many days a draft is kept that nobody changes. */
  public long days() {
    return Drafts.KEPT.toDays();
  }

  /** The first words of a draft, by which its officer knows it again. */
  public String subject(KeptDraft draft) {
    if (draft.table() != null) {
      return draft.table();
    }
    return draft.answers().entrySet().stream()
        .filter(answer -> answer.getKey().startsWith("parts."))
        .filter(answer -> !answer.getKey().startsWith("parts.persons"))
        .map(answer -> answer.getValue().getFirst())
        .findFirst()
        .map(text -> text.length() > 60 ? text.substring(0, 60).strip() + "…" : text)
        .orElse("");
  }

  /** The lists of suggestions that a form's fields name. */
  public Set<String> lists(Collection<FormView.Shows> sections) {
    Set<String> lists = new TreeSet<>();
    sections.forEach(section -> add(section.fields(), lists));
    return lists;
  }

  private static void add(List<Shown> shown, Set<String> lists) {
    for (Shown field : shown) {
      switch (field.field().kind()) {
        case CODED -> lists.add(field.field().list());
        case TAXON -> lists.add("taxa");
        case PLACE -> lists.add("places");
        default -> {
          add(field.inner(), lists);
          add(field.items(), lists);
        }
      }
    }
    lists.remove("");
  }

  public List<Suggestions.Option> list(String name) {
    return suggestions.of(name, LocaleContextHolder.getLocale());
  }
}
