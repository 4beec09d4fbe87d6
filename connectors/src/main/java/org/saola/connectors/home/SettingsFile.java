// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.home;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads {@code connector.yaml} as strictly as any document: a misspelt setting is refused, not
 * ignored.
 */
public final class SettingsFile {
  private SettingsFile() {}

  /**
   * @throws SettingsRefused with every problem and its place
   */
  public static ConnectorSettings read(Path yaml) throws IOException, SettingsRefused {
    if (!Files.isRegularFile(yaml)) {
      throw new SettingsRefused("there is no " + yaml);
    }
    try {
      return StrictJson.read(StrictJson.write(parse(yaml)), ConnectorSettings.class);
    } catch (InvalidDocument e) {
      throw new SettingsRefused(
          e.problems().stream()
              .map(p -> "%s: %s: %s".formatted(yaml.getFileName(), p.path(), p.message()))
              .toList());
    }
  }

  /** JSON is YAML too: what is written here, {@link #read} reads. */
  public static void write(Path yaml, ConnectorSettings settings) throws IOException {
    DurableFiles.write(yaml, StrictJson.write(settings));
  }

  private static Map<?, ?> parse(Path yaml) throws IOException, SettingsRefused {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(0);
    try (Reader reader = Files.newBufferedReader(yaml, StandardCharsets.UTF_8)) {
      Object document = new Yaml(new SafeConstructor(options)).load(reader);
      if (document instanceof Map<?, ?> map) {
        return map;
      }
      throw new SettingsRefused(yaml.getFileName() + " holds no settings");
    } catch (YAMLException e) {
      throw new SettingsRefused(List.of(yaml.getFileName() + ": " + e.getMessage()));
    }
  }
}
