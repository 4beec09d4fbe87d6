// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes every JSON document of Saola. One document has one reading: unknown and
 * duplicate fields, nulls, coercions, trailing content, numbers over 100 digits and nesting over 32
 * levels are refused, then the record is validated.
 */
public final class StrictJson {
  private static final char REPLACEMENT = '\uFFFD';
  private static final JsonMapper MAPPER = StrictMapper.build();

  private StrictJson() {}

  /**
   * UTF-8 JSON: fields in the record's order, absent optional fields left out, instants in UTC cut
   * to milliseconds, bytes as base64. The same record always gives the same bytes.
   */
  public static byte[] write(Object document) {
    return MAPPER.writeValueAsBytes(document);
  }

  /** As {@link #write}, indented for people. */
  public static byte[] writeIndented(Object document) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
  }

  /**
   * Reads and validates. Binding stops at the first problem; validation names all that it finds, up
   * to a hundred.
   */
  public static <T> T read(byte[] json, Class<T> as) throws InvalidDocument {
    String text = decode(json);
    Optional<T> sound = bindSound(text, as);
    // What is wrong is named as screening, and only then binding, comes upon it.
    T document = sound.isPresent() ? sound.get() : bindScreened(text, as);
    validate(document);
    return document;
  }

  /** Screens and binds in one pass; empty for whatever does not hold. */
  static <T> Optional<T> bindSound(String json, Class<T> as) {
    try (JsonParser parser = new SoundTokens(MAPPER.createParser(json))) {
      T document = MAPPER.readValue(parser, as);
      return parser.nextToken() == null ? Optional.of(document) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  static <T> T bindScreened(String json, Class<T> as) throws InvalidDocument {
    screen(json);
    return bind(json, as);
  }

  /** Validates a record that was built in code by the same rules. */
  public static void validate(Object document) throws InvalidDocument {
    List<Problem> problems = Violations.of(document);
    if (!problems.isEmpty()) {
      throw new InvalidDocument(problems);
    }
  }

  private static void screen(String json) throws InvalidDocument {
    try (JsonParser parser = MAPPER.createParser(json)) {
      Screening.screen(parser);
    }
  }

  private static <T> T bind(String json, Class<T> as) throws InvalidDocument {
    try {
      return MAPPER.readValue(json, as);
    } catch (JacksonException e) {
      throw new InvalidDocument(BindingProblem.of(e));
    }
  }

  // RFC 8259 8.1: UTF-8 without byte order mark. Jackson alone would guess UTF-16 and UTF-32 too.
  private static String decode(byte[] json) throws InvalidDocument {
    String text = new String(json, StandardCharsets.UTF_8);
    // What is not UTF-8 leaves this character, which may also stand there by itself.
    if (text.indexOf(REPLACEMENT) >= 0) {
      requireUtf8(json);
    }
    return text;
  }

  private static void requireUtf8(byte[] json) throws InvalidDocument {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
    } catch (CharacterCodingException e) {
      throw new InvalidDocument(new Problem("", Rule.MALFORMED, "the bytes are not UTF-8"));
    }
  }
}
