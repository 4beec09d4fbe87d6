// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/**
 * Reads {@code hub.yaml}. Nothing else (environment, system properties) changes what it says, so
 * that several hubs can live in one JVM.
 */
public final class HubSettings {
  private HubSettings() {}

  public static HubProperties read(Path hubYaml) throws IOException {
    return readAs(hubYaml, hubYaml);
  }

  /**
   * What a file says once it lies elsewhere.
   *
   * @param place that its home is counted from
   */
  public static HubProperties readAs(Path hubYaml, Path place) throws IOException {
    Path file = hubYaml.toAbsolutePath().normalize();
    List<PropertySource<?>> sources =
        new YamlPropertySourceLoader().load("hub.yaml", new FileSystemResource(file));
    Map<String, Object> values = new HashMap<>();
    sources.forEach(source -> values.putAll(values(source)));
    String named = String.valueOf(values.getOrDefault("home", "."));
    Path home = place.toAbsolutePath().normalize().resolveSibling(named).normalize();
    values.put("home", home.toString());
    return bind(values);
  }

  private static HubProperties bind(Map<String, Object> values) {
    var binder =
        new Binder(
            List.of(new MapConfigurationPropertySource(values)),
            null,
            ApplicationConversionService.getSharedInstance(),
            null);
    return binder
        .bind(
            ConfigurationPropertyName.EMPTY,
            Bindable.of(HubProperties.class),
            new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
        .get();
  }

  private static Map<String, Object> values(PropertySource<?> source) {
    Map<String, Object> values = new HashMap<>();
    if (source instanceof EnumerablePropertySource<?> listed) {
      for (String name : listed.getPropertyNames()) {
        values.put(name, Objects.requireNonNull(listed.getProperty(name)));
      }
    }
    return values;
  }
}
