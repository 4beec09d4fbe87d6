// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads one mapping file (YAML), strictly. */
final class MappingFile {
  static final String ENDING = ".yaml";
  private static final int MAX_SIZE = 65_536;
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
          .build();

  private MappingFile() {}

  /**
   * @param file the file's name, which is the mapping's with {@code .yaml}
   */
  static TableMapping read(String file, byte[] yaml) throws MappingRefused {
    if (yaml.length > MAX_SIZE) {
      throw refused(file, "is larger than %d bytes".formatted(MAX_SIZE));
    }
    TableMapping mapping = parse(file, yaml);
    List<String> problems = new MappingCheck(mapping).problems();
    if (!problems.isEmpty()) {
      throw new MappingRefused(problems.stream().map(it -> file + ": " + it).toList());
    }
    if (!file.equals(mapping.name() + ENDING)) {
      throw refused(file, "its name is not the file's");
    }
    return mapping;
  }

  private static TableMapping parse(String file, byte[] yaml) throws MappingRefused {
    try {
      TableMapping mapping = YAML.readValue(yaml, TableMapping.class);
      if (mapping == null || mapping.name() == null) {
        throw refused(file, "says no name");
      }
      return mapping;
    } catch (JacksonException e) {
      throw refused(file, words(e));
    }
  }

  private static String words(JacksonException e) {
    String where =
        e.getLocation() == null || e.getLocation().getLineNr() < 1
            ? ""
            : "line %d: ".formatted(e.getLocation().getLineNr());
    if (e instanceof UnrecognizedPropertyException unknown) {
      return where + "the key '%s' is not known".formatted(unknown.getPropertyName());
    }
    if (e instanceof InvalidFormatException form) {
      return where
          + "'%s' is not a %s"
              .formatted(
                  form.getValue(),
                  form.getTargetType() == Field.class ? "field (docs/mapping-files.md)" : "value");
    }
    if (e instanceof DatabindException) {
      return where + "not the form of a mapping file: " + firstLine(e.getOriginalMessage());
    }
    return where + "not YAML: " + firstLine(e.getOriginalMessage());
  }

  private static String firstLine(String text) {
    return String.valueOf(text).lines().findFirst().orElse("");
  }

  private static MappingRefused refused(String file, String why) {
    return new MappingRefused(List.of(file + ": " + why));
  }
}
