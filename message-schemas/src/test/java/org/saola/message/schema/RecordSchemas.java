// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.schema;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import com.github.victools.jsonschema.generator.impl.DefinitionKey;
import com.github.victools.jsonschema.generator.naming.DefaultSchemaDefinitionNamingStrategy;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.saola.message.code.CodeList;
import org.saola.message.code.CodeLists;
import org.saola.message.code.ListId;
import org.saola.message.json.OrEmpty;
import org.saola.message.json.StrictJson;
import org.saola.message.vocabulary.CodesOf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Derives the JSON Schema (2020-12) of a record: its constraints, meanings and further rules. */
final class RecordSchemas {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final SchemaGenerator generator;

  RecordSchemas() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(new JakartaValidationModule())
            .with(
                Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                Option.PLAIN_DEFINITION_KEYS);
    config
        .forTypesInGeneral()
        .withPropertySorter((first, second) -> 0)
        .withCustomDefinitionProvider(RecordSchemas::simple)
        .withDescriptionResolver(scope -> meaning(scope.getType().getErasedType()))
        .withTypeAttributeOverride(RecordSchemas::addRules)
        .withDefinitionNamingStrategy(new Names());
    config
        .forFields()
        .withRequiredCheck(RecordSchemas::isRequired)
        .withDescriptionResolver(RecordSchemas::meaning)
        .withStringPatternResolver(RecordSchemas::pattern)
        .withArrayUniqueItemsResolver(field -> has(field, UniqueElements.class) ? true : null)
        .withInstanceAttributeOverride(RecordSchemas::narrow);
    generator = new SchemaGenerator(config.build());
  }

  /**
   * @param id what follows {@code urn:saola:schema:}
   */
  ObjectNode of(Class<?> record, String id, String title) {
    ObjectNode generated = generator.generateSchema(record);
    ObjectNode schema = JSON.createObjectNode();
    schema.set("$schema", generated.remove("$schema"));
    schema.put("$id", "urn:saola:schema:" + id).put("title", title);
    JsonNode definitions = generated.remove("$defs");
    schema.setAll(generated);
    if (definitions != null) {
      schema.set("$defs", definitions);
    }
    return schema;
  }

  /** Values that JSON holds as one text: each says its own form. */
  private static @Nullable CustomDefinition simple(
      ResolvedType type, SchemaGenerationContext context) {
    Class<?> raw = type.getErasedType();
    if (raw == ListId.class) {
      return inline(words(CodeLists.all().stream().map(CodeList::id).map(ListId::value).toList()));
    }
    if (raw == Instant.class) {
      return inline(
          text(
              "^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
                  + "(\\.[0-9]{1,3})?Z$",
              "date-time"));
    }
    if (raw == LocalDate.class) {
      return inline(text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "date"));
    }
    if (raw.isEnum()) {
      return inline(enumeration(raw));
    }
    boolean wrapped =
        raw.isRecord()
            && raw.getRecordComponents()[0].getAccessor().isAnnotationPresent(JsonValue.class);
    return wrapped
        ? inline((ObjectNode) JSON.readTree(raw.getAnnotation(AlsoHolds.class).value()))
        : null;
  }

  private static CustomDefinition inline(ObjectNode schema) {
    return new CustomDefinition(
        schema, CustomDefinition.INLINE_DEFINITION, CustomDefinition.INCLUDING_ATTRIBUTES);
  }

  private static ObjectNode text(String pattern, String format) {
    return JSON.createObjectNode()
        .put("type", "string")
        .put("pattern", pattern)
        .put("format", format);
  }

  private static ObjectNode enumeration(Class<?> raw) {
    List<String> words = new ArrayList<>();
    List<String> meanings = new ArrayList<>();
    for (Object constant : raw.getEnumConstants()) {
      String word =
          new String(StrictJson.write(constant), StandardCharsets.UTF_8).replace("\"", "");
      words.add(word);
      String meaning = meaning(fieldOf(raw, (Enum<?>) constant));
      if (meaning != null) {
        meanings.add(word + ": " + meaning);
      }
    }
    ObjectNode schema = words(words);
    return meanings.isEmpty() ? schema : schema.put("$comment", String.join("\n", meanings));
  }

  private static Field fieldOf(Class<?> raw, Enum<?> constant) {
    try {
      return raw.getField(constant.name());
    } catch (NoSuchFieldException e) {
      throw new AssertionError(e);
    }
  }

  private static ObjectNode words(List<String> words) {
    ObjectNode schema = JSON.createObjectNode().put("type", "string");
    ArrayNode list = schema.putArray("enum");
    words.forEach(list::add);
    return schema;
  }

  private static boolean isRequired(FieldScope field) {
    Field raw = field.getRawMember();
    return !raw.getAnnotatedType().isAnnotationPresent(Nullable.class)
        && !raw.isAnnotationPresent(OrEmpty.class);
  }

  private static @Nullable String meaning(FieldScope field) {
    return field.isFakeContainerItemScope() ? null : meaning(field.getRawMember());
  }

  private static @Nullable String meaning(java.lang.reflect.AnnotatedElement described) {
    Meaning meaning = described.getAnnotation(Meaning.class);
    if (meaning == null) {
      return null;
    }
    return meaning.source().isEmpty()
        ? meaning.value()
        : "%s (%s)".formatted(meaning.value(), meaning.source());
  }

  // Bean Validation matches a whole text, JSON Schema any piece of it.
  private static @Nullable String pattern(FieldScope field) {
    Pattern pattern = annotation(field, Pattern.class);
    if (pattern == null) {
      return null;
    }
    boolean alternatives = pattern.regexp().contains("|");
    return (alternatives ? "^(%s)$" : "^%s$").formatted(pattern.regexp());
  }

  private static void narrow(ObjectNode schema, FieldScope field, SchemaGenerationContext context) {
    CodesOf codes = annotation(field, CodesOf.class);
    if (codes != null) {
      schema
          .putObject("properties")
          .putObject("list")
          .put("pattern", "^%s/".formatted(codes.value()));
    }
    MediaTypes types = annotation(field, MediaTypes.class);
    if (types != null) {
      schema.putObject("properties").putObject("mediaType").put("pattern", pattern(types));
    }
  }

  private static String pattern(MediaTypes types) {
    return Arrays.stream(types.value())
        .map(type -> type.replaceAll("([.+])", "\\\\$1").replace("*", ".*"))
        .collect(Collectors.joining("|", "^(", ")$"));
  }

  private static void addRules(
      ObjectNode schema, TypeScope scope, SchemaGenerationContext context) {
    AlsoHolds rules = scope.getType().getErasedType().getAnnotation(AlsoHolds.class);
    if (rules != null && schema.has("properties")) {
      schema.setAll((ObjectNode) JSON.readTree(rules.value()));
    }
  }

  private static <A extends Annotation> boolean has(FieldScope field, Class<A> type) {
    return annotation(field, type) != null;
  }

  private static <A extends Annotation> @Nullable A annotation(FieldScope field, Class<A> type) {
    return field.isFakeContainerItemScope()
        ? field.getContainerItemAnnotation(type)
        : field.getAnnotation(type);
  }

  /** {@code SpecimenLine}, and {@code AsGiven.TransportMode} for a generic one. */
  private static final class Names extends DefaultSchemaDefinitionNamingStrategy {
    @Override
    public String getDefinitionNameForKey(DefinitionKey key, SchemaGenerationContext context) {
      ResolvedType type = key.getType();
      String parameters =
          type.getTypeParameters().stream()
              .map(it -> "." + it.getErasedType().getSimpleName())
              .collect(Collectors.joining());
      return type.getErasedType().getSimpleName() + parameters;
    }
  }
}
