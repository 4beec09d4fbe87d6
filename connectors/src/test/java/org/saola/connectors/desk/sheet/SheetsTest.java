// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
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
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.alert.AlertMessage;
import org.saola.message.information.SpontaneousInformation;
import org.saola.message.json.StrictJson;
import org.saola.message.person.InformationBasis;
import org.saola.message.person.Person;
import org.saola.message.person.SubjectCategory;
import org.saola.message.reply.CaseReplyMessage;
import org.saola.message.request.CaseRequestMessage;
import org.saola.message.schema.Attached;
import org.saola.message.seizure.EstimatedValue;
import org.saola.message.seizure.Quantity;
import org.saola.message.seizure.SeizureReportMessage;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartDefinition;
import org.saola.message.vocabulary.AsGiven;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.Kind;
import org.saola.message.vocabulary.NamedText;
import org.saola.message.vocabulary.Place;
import org.saola.message.vocabulary.Taxon;
import org.springframework.context.support.ResourceBundleMessageSource;

/** One way of showing for all types. */
class SheetsTest {
  private static final String CONTENT = "org/saola/connectors/desk/words/content";
  private static final Path SAMPLES =
      Path.of("../message-schemas/src/main/resources/org/saola/message/samples");

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
    var words = new ResourceBundleMessageSource();
    words.setBasename(CONTENT);
    words.setDefaultEncoding("UTF-8");
    words.setFallbackToSystemLocale(false);
    return new Sheets(new Labels(words));
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
  @ValueSource(
      classes = {
        CaseRequestMessage.class,
        CaseReplyMessage.class,
        AlertMessage.class,
        SeizureReportMessage.class
      })
  void whatIsReadMostHasWordsInEveryLanguage(Class<?> message) throws Exception {
    Set<String> wanted = new TreeSet<>();
    Set<Class<?>> seen = new LinkedHashSet<>();
    for (RecordComponent part : message.getRecordComponents()) {
      if (part.getType() != org.saola.message.manifest.Answer.class) {
        collect(part.getGenericType(), seen, wanted);
      }
    }
    assertThat(wanted).isNotEmpty();
    for (String language : List.of("", "_fr", "_nl", "_de", "_pt")) {
      assertThat(words(language).stringPropertyNames()).as(language).containsAll(wanted);
    }
  }

  private static void collect(Type type, Set<Class<?>> seen, Set<String> wanted) {
    if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      collect(generic.getActualTypeArguments()[0], seen, wanted);
      return;
    }
    if (!(type instanceof Class<?> raw) || !seen.add(raw)) {
      return;
    }
    if (raw.isEnum() && !Kind.class.isAssignableFrom(raw)) {
      for (Object word : raw.getEnumConstants()) {
        wanted.add("word.%s.%s".formatted(raw.getSimpleName(), ((Enum<?>) word).name()));
      }
    } else if (raw.isRecord() && !IN_A_LINE.contains(raw) && !isOneText(raw)) {
      for (RecordComponent component : raw.getRecordComponents()) {
        wanted.add("field.%s.%s".formatted(raw.getSimpleName(), component.getName()));
        collect(component.getGenericType(), seen, wanted);
      }
    }
  }

  private static boolean isOneText(Class<?> record) {
    return record.getRecordComponents()[0].getAccessor().isAnnotationPresent(JsonValue.class);
  }

  private static Properties words(String language) throws IOException {
    Properties words = new Properties();
    try (var in =
        Sheets.class.getClassLoader().getResourceAsStream(CONTENT + language + ".properties")) {
      words.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return words;
  }
}
