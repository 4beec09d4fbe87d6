// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** The directory's JSON, read so that two readers cannot see two things in it. */
final class DirectoryJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .changeDefaultPropertyInclusion(
              value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private DirectoryJson() {}

  static DirectoryDocument read(byte[] json) throws DirectoryRefused {
    try {
      DirectoryDocument document = MAPPER.readValue(json, DirectoryDocument.class);
      if (document == null) {
        throw new DirectoryRefused("not a directory: null");
      }
      return document;
    } catch (JacksonException e) {
      throw new DirectoryRefused("not a directory: " + e.getOriginalMessage());
    }
  }

  static byte[] write(DirectoryDocument document) {
    return MAPPER.writeValueAsBytes(document);
  }
}
