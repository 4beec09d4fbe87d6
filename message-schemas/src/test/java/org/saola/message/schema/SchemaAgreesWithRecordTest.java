// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saola.message.json.OrEmpty;
import org.saola.message.json.StrictJson;
import org.saola.message.schema.PublishedSchemas.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Walks record and schema side by side: same fields, same order, same bounds, same words. */
class SchemaAgreesWithRecordTest {
  private static final Set<Class<?>> TEXTS = Set.of(String.class, Instant.class, LocalDate.class);

  private JsonNode root;

  static List<Document> schemas() {
    return PublishedSchemas.all();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void agrees(Document document) {
    String name = document.name();
    root = JsonMapper.shared().readTree(PublishedSchemas.text(name));
    assertThat(root.path("$schema").asString())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    checkRecord(name, document.record(), Map.of(), root);
  }

  private void checkRecord(
      String path, Class<?> record, Map<TypeVariable<?>, Type> variables, JsonNode schema) {
    RecordComponent[] components = record.getRecordComponents();
    assertThat(schema.path("type").asString()).as(path).isEqualTo("object");
    assertThat(schema.path("additionalProperties").asBoolean(true)).as(path).isFalse();
    assertThat(schema.path("properties").propertyNames())
        .as(path)
        .containsExactlyElementsOf(
            Arrays.stream(components).map(RecordComponent::getName).toList());
    assertThat(schema.path("required").values().stream().map(JsonNode::asString).toList())
        .as(path)
        .isEqualTo(
            Arrays.stream(components)
                .filter(SchemaAgreesWithRecordTest::isRequired)
                .map(RecordComponent::getName)
                .toList());
    for (RecordComponent component : components) {
      JsonNode property = schema.path("properties").path(component.getName());
      check(
          path + "." + component.getName(),
          component.getAnnotatedType(),
          component.getAccessor(),
          variables,
          property);
    }
  }

  private static boolean isRequired(RecordComponent component) {
    return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        && !component.getAccessor().isAnnotationPresent(OrEmpty.class);
  }

  private void check(
      String path,
      AnnotatedType type,
      AnnotatedElement constraints,
      Map<TypeVariable<?>, Type> variables,
      JsonNode property) {
    JsonNode schema = resolved(property);
    if (type instanceof AnnotatedParameterizedType list && raw(type, variables) == List.class) {
      checkList(path, list, constraints, variables, schema);
      return;
    }
    Class<?> raw = raw(type, variables);
    if (raw.isEnum()) {
      assertThat(words(schema)).as(path).isEqualTo(wordsOf(raw));
    } else if (isText(raw)) {
      assertThat(schema.path("type").asString()).as(path).isEqualTo("string");
      checkText(path, constraints, schema);
    } else if (raw.isRecord()) {
      checkRecord(path, raw, bindings(type.getType()), schema);
    } else {
      assertThat(schema.path("type").asString()).as(path).isEqualTo(scalar(raw));
      checkBounds(path, constraints, schema);
    }
  }

  private void checkList(
      String path,
      AnnotatedParameterizedType list,
      AnnotatedElement constraints,
      Map<TypeVariable<?>, Type> variables,
      JsonNode schema) {
    assertThat(schema.path("type").asString()).as(path).isEqualTo("array");
    assertThat(schema.path("maxItems").asInt(-1))
        .as(path)
        .isEqualTo(constraints.getAnnotation(Size.class).max());
    assertThat(schema.path("minItems").asInt(0))
        .as(path)
        .isEqualTo(constraints.isAnnotationPresent(NotEmpty.class) ? 1 : 0);
    assertThat(schema.path("uniqueItems").asBoolean(false))
        .as(path)
        .isEqualTo(constraints.isAnnotationPresent(UniqueElements.class));
    AnnotatedType element = list.getAnnotatedActualTypeArguments()[0];
    check(path + "[]", element, element, variables, schema.path("items"));
  }

  private static void checkText(String path, AnnotatedElement constraints, JsonNode schema) {
    Size size = constraints.getAnnotation(Size.class);
    if (size != null) {
      assertThat(schema.path("minLength").asInt(0)).as(path).isEqualTo(size.min());
      assertThat(schema.path("maxLength").asInt(-1)).as(path).isEqualTo(size.max());
    }
    Pattern pattern = constraints.getAnnotation(Pattern.class);
    if (pattern != null) {
      String expected = "^" + pattern.regexp() + "$";
      assertThat(schema.path("pattern").asString()).as(path).isEqualTo(expected);
    }
  }

  private static void checkBounds(String path, AnnotatedElement constraints, JsonNode schema) {
    Min min = constraints.getAnnotation(Min.class);
    Max max = constraints.getAnnotation(Max.class);
    if (min != null) {
      assertThat(schema.path("minimum").asLong(-1)).as(path).isEqualTo(min.value());
    }
    if (max != null) {
      assertThat(schema.path("maximum").asLong(-1)).as(path).isEqualTo(max.value());
    }
  }

  // A reference, alone or narrowed by what stands beside it in allOf.
  private JsonNode resolved(JsonNode schema) {
    if (schema.has("allOf") && !schema.has("type")) {
      return resolved(schema.path("allOf").path(0));
    }
    return schema.has("$ref")
        ? resolved(root.at(schema.path("$ref").asString().substring(1)))
        : schema;
  }

  private static Map<TypeVariable<?>, Type> bindings(Type type) {
    Map<TypeVariable<?>, Type> bindings = new HashMap<>();
    if (type instanceof ParameterizedType parameterized) {
      Class<?> raw = (Class<?>) parameterized.getRawType();
      for (int i = 0; i < raw.getTypeParameters().length; i++) {
        bindings.put(raw.getTypeParameters()[i], parameterized.getActualTypeArguments()[i]);
      }
    }
    return bindings;
  }

  private static Class<?> raw(AnnotatedType type, Map<TypeVariable<?>, Type> variables) {
    Type plain = variables.getOrDefault(type.getType(), type.getType());
    return (Class<?>) (plain instanceof ParameterizedType p ? p.getRawType() : plain);
  }

  private static boolean isText(Class<?> type) {
    return TEXTS.contains(type)
        || type.isRecord()
            && type.getRecordComponents()[0].getAccessor().isAnnotationPresent(JsonValue.class);
  }

  private static String scalar(Class<?> type) {
    if (type == boolean.class) {
      return "boolean";
    }
    return type == BigDecimal.class ? "number" : "integer";
  }

  private static List<String> words(JsonNode schema) {
    return schema.path("enum").values().stream().map(JsonNode::asString).toList();
  }

  private static List<String> wordsOf(Class<?> type) {
    List<String> words = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      words.add(new String(StrictJson.write(constant), UTF_8).replace("\"", ""));
    }
    return words;
  }
}
