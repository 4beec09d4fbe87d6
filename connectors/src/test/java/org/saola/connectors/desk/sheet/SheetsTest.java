// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saola.message.code.CodeLists;
import org.saola.message.code.ListId;
import org.saola.message.information.SpontaneousInformation;
import org.saola.message.json.StrictJson;
import org.saola.message.person.InformationBasis;
import org.saola.message.person.Person;
import org.saola.message.person.SubjectCategory;
import org.saola.message.schema.Attached;
import org.saola.message.seizure.EstimatedValue;
import org.saola.message.seizure.Quantity;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartDefinition;
import org.saola.message.vocabulary.AsGiven;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.NamedText;
import org.saola.message.vocabulary.Place;
import org.saola.message.vocabulary.Taxon;
import org.saola.message.vocabulary.TaxonRank;
import org.springframework.context.support.ResourceBundleMessageSource;

/** One way of showing for all types. */
class SheetsTest {
  private static final String WORDS = "org/saola/connectors/desk/words/";
  private static final List<String> TOPICS = List.of("content", "codes", "compose");
  private static final Path SAMPLES =
      Path.of("../message-schemas/src/main/resources/org/saola/message/samples");

  private static final List<String> LANGUAGES = List.of("", "_fr", "_nl", "_de", "_pt");

  /** Shown in a line of their own making, not field by field. */
  private static final Set<Class<?>> IN_A_LINE =
      Set.of(
          Coded.class,
          AsGiven.class,
          Quantity.class,
          Taxon.class,
          Place.class,
          EstimatedValue.class,
          NamedText.class,
          Attached.class);

  static List<MessageType> types() {
    return MessageTypes.all().stream().filter(type -> !type.parts().isEmpty()).toList();
  }

  private static Sheets sheets() {
    return new Sheets(labels());
  }

  private static Labels labels() {
    var words = new ResourceBundleMessageSource();
    words.setBasenames(TOPICS.stream().map(WORDS::concat).toArray(String[]::new));
    words.setDefaultEncoding("UTF-8");
    words.setFallbackToSystemLocale(false);
    return new Labels(words);
  }

  @ParameterizedTest
  @MethodSource("types")
  void everySampleOfEveryTypeIsShownInWords(MessageType type) throws Exception {
    int shown = 0;
    for (Path sample : samples(type)) {
      Map<?, ?> message = StrictJson.read(Files.readAllBytes(sample), Map.class);
      for (PartDefinition part : type.parts()) {
        if (!part.isFile() && message.containsKey(part.name())) {
          Object document =
              StrictJson.read(StrictJson.write(message.get(part.name())), part.record());
          for (String language : List.of("en", "pt")) {
            requireWords(sheets().of(document, Locale.forLanguageTag(language)));
            shown++;
          }
        }
      }
    }
    assertThat(shown).isPositive();
  }

  @Test
  void onlyThatAPersonIsMadeUpIsSaid_butEveryOtherNoIs() throws Exception {
    String label = words("").getProperty("field.Person.synthetic");
    for (boolean synthetic : new boolean[] {true, false}) {
      Person person =
          new Person(
              SubjectCategory.OTHER,
              InformationBasis.FACT,
              "Sample",
              null,
              null,
              List.of(),
              null,
              null,
              synthetic);
      assertThat(sheets().of(person, Locale.ENGLISH).stream().map(Field::label).toList())
          .matches(labels -> labels.contains(label) == synthetic);
    }
    var copy = new SpontaneousInformation.EuropolCopy(false, "It concerns one country.");
    assertThat(sheets().of(copy, Locale.ENGLISH)).hasSize(2);
  }

  private static List<Path> samples(MessageType type) throws IOException {
    String name = type.id().value().substring(0, type.id().value().indexOf('/'));
    try (Stream<Path> files = Files.list(SAMPLES.resolve(name).resolve("valid"))) {
      return files.sorted().toList();
    }
  }

  private static void requireWords(List<Field> fields) {
    assertThat(fields).isNotEmpty();
    for (Field field : fields) {
      assertThat(field.label()).isNotBlank().doesNotContain("field.", "{");
      for (Field.Value value : field.values()) {
        if (value.fields().isEmpty()) {
          assertThat(value.text()).as(field.label()).isNotBlank().doesNotMatch("(?s)[{\\[].*");
          assertThat(value.text()).as(field.label()).doesNotMatch("(?s)[A-Z][A-Za-z]+\\[.*=.*");
        } else {
          requireWords(value.fields());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void everythingThatATypeCanSayHasWordsInEveryLanguage(MessageType type) throws Exception {
    Map<String, Class<?>> wanted = new TreeMap<>();
    for (PartDefinition part : type.parts()) {
      wanted.put("part." + part.name(), type.message());
      collect(part.record(), new LinkedHashSet<>(), wanted);
    }
    requireWords(wanted.keySet());
  }

  /** A closed list that a form shows too may have its words there. */
  private static void requireWords(Set<String> wanted) throws IOException {
    for (String language : LANGUAGES) {
      Properties words = words(language);
      assertThat(wanted)
          .as(language)
          .isNotEmpty()
          .allMatch(
              key ->
                  words.containsKey(key)
                      || words.containsKey(key.replaceFirst("^word\\.", "choice.")));
    }
  }

  @Test
  void everyCodeThatIsNoCountrysOrOrdersHasWordsInEveryLanguage() throws Exception {
    Set<String> wanted = new TreeSet<>();
    for (String subject : List.of("specimen-terms", "units", "purposes", "sources")) {
      CodeLists.current(subject)
          .orElseThrow()
          .codes()
          .forEach(code -> wanted.add("list.%s.%s".formatted(subject, code)));
    }
    requireWords(wanted);
  }

  @Test
  void aCodeIsSaidInTheReadersLanguage_unlessItsListMeansAnotherThing() {
    Labels labels = labels();
    ListId current = CodeLists.SPECIMEN_TERMS.id();
    assertThat(labels.code(current, "SCA", Locale.GERMAN)).isEqualTo("Schuppe");
    assertThat(labels.code(current, "none", Locale.GERMAN)).isEqualTo("none");
    assertThat(labels.code(CodeLists.PARTIES.id(), "BR", Locale.GERMAN)).isEqualTo("Brasilien");
    assertThat(labels.code(CodeLists.PARTIES.id(), "XX", Locale.GERMAN))
        .isEqualTo(CodeLists.PARTIES.nameOf("XX").orElseThrow());
    assertThat(labels.code(CodeLists.SOURCES_2013.id(), "R", Locale.GERMAN))
        .isEqualTo(CodeLists.SOURCES_2013.nameOf("R").orElseThrow());
  }

  /** Words are found by a record's simple name: two of one name would share their words. */
  @Test
  void noTwoRecordsOrListsShareTheirWordsByChance() {
    Map<String, Class<?>> wanted = new TreeMap<>();
    Set<Class<?>> seen = new LinkedHashSet<>();
    types().forEach(type -> type.parts().forEach(part -> collect(part.record(), seen, wanted)));
    assertThat(wanted).hasSizeGreaterThan(300);
  }

  private static void collect(Type type, Set<Class<?>> seen, Map<String, Class<?>> wanted) {
    if (type instanceof ParameterizedType generic) {
      // A list's elements, or the kinds of what is shown as it was given.
      collect(generic.getActualTypeArguments()[0], seen, wanted);
      return;
    }
    if (!(type instanceof Class<?> raw) || !seen.add(raw)) {
      return;
    }
    if (raw == Taxon.class) {
      collect(TaxonRank.class, seen, wanted);
    } else if (raw.isEnum()) {
      for (Object word : raw.getEnumConstants()) {
        want("word.%s.%s".formatted(raw.getSimpleName(), ((Enum<?>) word).name()), raw, wanted);
      }
    } else if (raw.isRecord() && !IN_A_LINE.contains(raw) && !isOneText(raw)) {
      for (RecordComponent component : raw.getRecordComponents()) {
        want("field.%s.%s".formatted(raw.getSimpleName(), component.getName()), raw, wanted);
        collect(component.getGenericType(), seen, wanted);
      }
    }
  }

  private static void want(String key, Class<?> of, Map<String, Class<?>> wanted) {
    // Recall, correction and erasure have their reasons in common, and mean the same by them.
    if (!of.getSimpleName().equals("Reason")) {
      assertThat(wanted.putIfAbsent(key, of)).as(key).isIn(null, of);
    }
    wanted.put(key, of);
  }

  private static boolean isOneText(Class<?> record) {
    return record.getRecordComponents()[0].getAccessor().isAnnotationPresent(JsonValue.class);
  }

  private static Properties words(String language) throws IOException {
    Properties words = new Properties();
    for (String topic : TOPICS) {
      String file = WORDS + topic + language + ".properties";
      try (var in = Sheets.class.getClassLoader().getResourceAsStream(file)) {
        words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
    }
    return words;
  }
}
