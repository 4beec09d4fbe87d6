// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** The one configuration of Jackson: every leniency that it has is switched off here. */
final class StrictMapper {
  private static final int MAX_NESTING = 32;
  private static final int MAX_DIGITS = 100;
  private static final int MAX_TEXT = 1_000_000;
  private static final int MAX_NAME = 200;

  private StrictMapper() {}

  static JsonMapper build() {
    return JsonMapper.builder(factory())
        .annotationIntrospector(new RequiredUnlessNullable())
        .addModule(new StrictValues())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .withCoercionConfigDefaults(config -> refuseAll(config::setCoercion))
        .withCoercionConfig(
            LogicalType.Textual,
            config ->
                config
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .changeDefaultPropertyInclusion(
            include ->
                include
                    .withValueInclusion(JsonInclude.Include.NON_ABSENT)
                    .withContentInclusion(JsonInclude.Include.NON_ABSENT))
        .build();
  }

  private interface Coercions {
    Object set(CoercionInputShape shape, CoercionAction action);
  }

  private static void refuseAll(Coercions coercions) {
    for (CoercionInputShape shape : CoercionInputShape.values()) {
      coercions.set(shape, CoercionAction.Fail);
    }
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_NESTING)
                .maxNumberLength(MAX_DIGITS)
                .maxStringLength(MAX_TEXT)
                .maxNameLength(MAX_NAME)
                .build())
        .build();
  }
}
