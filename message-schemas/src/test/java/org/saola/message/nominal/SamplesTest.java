// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saola.message.json.StrictJson;
import org.saola.message.schema.InManifest;
import org.saola.message.schema.Nominal;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;

/** No sample of any type, made of real incidents and structures, is taken for personal data. */
class SamplesTest {
  private static final Path SAMPLES = Path.of("src/main/resources/org/saola/message/samples");

  static Stream<Path> valid() throws Exception {
    List<Path> valid = new ArrayList<>();
    for (MessageType type : MessageTypes.all()) {
      Path folder = SAMPLES.resolve(name(type)).resolve("valid");
      if (Files.exists(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          files.filter(file -> file.toString().endsWith(".json")).sorted().forEach(valid::add);
        }
      }
    }
    return valid.stream();
  }

  private static String name(MessageType type) {
    String id = type.id().value();
    return id.substring(0, id.indexOf('/'));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void partsWithoutPersonsShowNone(Path sample) throws Exception {
    MessageType type =
        MessageTypes.all().stream()
            .filter(it -> sample.startsWith(SAMPLES.resolve(name(it))))
            .findFirst()
            .orElseThrow();
    Object message = StrictJson.read(Files.readAllBytes(sample), type.message());
    List<Object> nominal = new ArrayList<>();
    List<Object> plain = new ArrayList<>();
    for (RecordComponent component : type.message().getRecordComponents()) {
      if (!component.isAnnotationPresent(InManifest.class)) {
        Optional.ofNullable(component.getAccessor().invoke(message))
            .ifPresent(component.isAnnotationPresent(Nominal.class) ? nominal::add : plain::add);
      }
    }
    ListedPersons listed = ListedPersons.in(nominal);
    assertThat(plain).flatExtracting(part -> NominalFinder.in(part, listed)).isEmpty();
  }
}
