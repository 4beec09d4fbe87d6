// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saola.message.schema.PublishedSchemas.Document;

/** Whoever has the schema alone finds out what each field and each word of a list means. */
class MeaningsTest {
  private final Set<Class<?>> seen = new HashSet<>();
  private final List<String> without = new ArrayList<>();

  static List<Document> documents() {
    return PublishedSchemas.all();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyFieldAndWordHasAMeaning(Document document) throws Exception {
    visit(document.record());
    assertThat(without).as("lack @Meaning").isEmpty();
  }

  private void visit(Type type) throws NoSuchFieldException {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        visit(argument);
      }
      visit(generic.getRawType());
    } else if (type instanceof Class<?> raw && seen.add(raw)) {
      if (raw.isRecord() && !isOneText(raw)) {
        require(raw, raw.getSimpleName());
        for (RecordComponent component : raw.getRecordComponents()) {
          require(component, raw.getSimpleName() + "." + component.getName());
          visit(component.getGenericType());
        }
      } else if (raw.isEnum()) {
        for (Object word : raw.getEnumConstants()) {
          String name = ((Enum<?>) word).name();
          require(raw.getField(name), raw.getSimpleName() + "." + name);
        }
      }
    }
  }

  private static boolean isOneText(Class<?> raw) {
    return raw.getRecordComponents()[0]
        .getAccessor()
        .isAnnotationPresent(com.fasterxml.jackson.annotation.JsonValue.class);
  }

  private void require(AnnotatedElement element, String name) {
    if (!element.isAnnotationPresent(Meaning.class)) {
      without.add(name);
    }
  }
}
