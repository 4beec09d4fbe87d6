// SPDX-License-Identifier: EUPL-1.2
package org.saola.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.MapPropertySource;

/**
 * How a context that serves pages is made, beside or below that of the program that they belong to.
 */
public final class PagesContext {
  private static final String SHARED = "org/saola/pages/";

  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rw-------");

  private PagesContext() {}

  /**
   * @param application bears {@link Pages}
   * @param name of the program and of its cookie, which knows no port: two sites on one host must
   *     not share a session
   * @param resources folder on the class path with {@code templates}, {@code words}, {@code assets}
   * @param words files of words, one for each topic
   * @param more further settings of Spring Boot
   */
  public record Shape(
      Class<?> application,
      String name,
      String resources,
      List<String> words,
      Map<String, Object> more) {}

  /**
   * @param home what the settings' paths are relative to
   * @return what makes the context when it is run; parts of the program are to be added first
   * @throws IOException when the client's secret cannot be read, or others can read it too; when
   *     something would travel in the clear
   */
  public static SpringApplicationBuilder of(
      Shape shape, Path home, String place, Set<String> authorities, PagesSettings settings)
      throws IOException {
    if (!settings.isPrivate() || !settings.isIssuerPrivate()) {
      throw new IOException(
          "%s: pages and their issuer need TLS, but for loopback".formatted(settings.listen()));
    }
    Site site =
        new Site(place, authorities, settings, secret(home.resolve(settings.clientSecret())));
    Map<String, Object> spring = springSettings(shape, home, settings);
    return new SpringApplicationBuilder(shape.application())
        .web(WebApplicationType.SERVLET)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .initializers(
            context -> {
              context
                  .getEnvironment()
                  .getPropertySources()
                  .addFirst(new MapPropertySource("pages", spring));
              context.getBeanFactory().registerSingleton("site", site);
            });
  }

  private static String secret(Path file) throws IOException {
    if (!OWNER_ALONE.containsAll(Files.getPosixFilePermissions(file))) {
      throw new IOException("%s must be for its owner alone: chmod 600".formatted(file));
    }
    return Files.readString(file).strip();
  }

  private static Map<String, Object> springSettings(
      Shape shape, Path home, PagesSettings settings) {
    Map<String, Object> spring = new LinkedHashMap<>();
    spring.put("spring.config.location", "optional:classpath:/saola-pages-without-such-file/");
    spring.put("spring.application.name", shape.name());
    spring.put("spring.jmx.enabled", false);
    spring.put("server.address", settings.host());
    spring.put("server.port", settings.port());
    spring.put("server.shutdown", "graceful");
    spring.put("server.server-header", "");
    spring.put("server.compression.enabled", true);
    spring.put("server.servlet.session.timeout", "30m");
    spring.put("server.servlet.session.tracking-modes", "cookie");
    spring.put("server.servlet.session.cookie.name", shape.name().toLowerCase(Locale.ROOT));
    spring.put("server.servlet.session.cookie.http-only", true);
    spring.put("server.servlet.session.cookie.same-site", "lax");
    spring.put("server.servlet.session.cookie.secure", settings.hasTls());
    spring.put("spring.messages.basename", words(shape));
    spring.put("spring.messages.fallback-to-system-locale", false);
    spring.put("spring.thymeleaf.prefix", "classpath:/" + shape.resources() + "templates/");
    spring.put("spring.thymeleaf.check-template", true);
    spring.put("spring.thymeleaf.template-resolver-order", 1);
    spring.put("spring.web.resources.add-mappings", false);
    spring.put("spring.mvc.contentnegotiation.favor-parameter", false);
    // Nobody's file is taken but where a site says so.
    spring.put("spring.servlet.multipart.enabled", false);
    spring.put("saola.assets", "classpath:/" + shape.resources() + "assets/");
    if (settings.hasTls()) {
      spring.put("server.ssl.enabled-protocols", "TLSv1.3");
      spring.put("server.ssl.certificate", "file:" + home.resolve(settings.certificate()));
      spring.put("server.ssl.certificate-private-key", "file:" + home.resolve(settings.key()));
    }
    spring.putAll(shape.more());
    return spring;
  }

  private static String words(Shape shape) {
    return Stream.concat(
            Stream.of("frame", "types", "rules").map(topic -> SHARED + "words/" + topic),
            shape.words().stream().map(topic -> shape.resources() + "words/" + topic))
        .collect(Collectors.joining(","));
  }
}
