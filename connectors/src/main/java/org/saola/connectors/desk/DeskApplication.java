// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk;

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
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DeskSettings;
import org.saola.message.manifest.AgencyId;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

/**
 * Serves a connector's desk, in a context below the connector's own: pages see the connector's
 * parts, and the connector none of the pages.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@ImportAutoConfiguration({
  DispatcherServletAutoConfiguration.class,
  ErrorMvcAutoConfiguration.class,
  HttpEncodingAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  LifecycleAutoConfiguration.class,
  MessageSourceAutoConfiguration.class,
  MultipartAutoConfiguration.class,
  SecurityAutoConfiguration.class,
  SecurityFilterAutoConfiguration.class,
  ServletWebSecurityAutoConfiguration.class,
  SslAutoConfiguration.class,
  ThymeleafAutoConfiguration.class,
  TomcatServletWebServerAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
})
public class DeskApplication {
  private static final String RESOURCES = "org/saola/connectors/desk/";

  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rw-------");

  /** A file of words for each topic, in each language. */
  static final List<String> WORDS = List.of("frame", "threads", "content", "compose", "types");

  /**
   * @return a context that serves the desk until it is closed
   * @throws IOException when the client's secret cannot be read, or others can read it too
   */
  public static ConfigurableApplicationContext start(
      ConfigurableApplicationContext connector,
      AgencyHome home,
      AgencyId agency,
      DeskSettings settings)
      throws IOException {
    String secret = secret(home.root().resolve(settings.clientSecret()));
    Map<String, Object> spring = springSettings(home, agency, settings);
    return new SpringApplicationBuilder(DeskApplication.class)
        .parent(connector)
        .web(WebApplicationType.SERVLET)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .initializers(
            context -> {
              context
                  .getEnvironment()
                  .getPropertySources()
                  .addFirst(new MapPropertySource("desk", spring));
              context
                  .getBeanFactory()
                  .registerSingleton("deskIdentity", new DeskIdentity(agency, settings, secret));
              context.getBeanFactory().registerSingleton("agencyHome", home);
            })
        .run();
  }

  private static String secret(Path file) throws IOException {
    if (!OWNER_ALONE.containsAll(Files.getPosixFilePermissions(file))) {
      throw new IOException("%s must be for its owner alone: chmod 600".formatted(file));
    }
    return Files.readString(file).strip();
  }

  private static Map<String, Object> springSettings(
      AgencyHome home, AgencyId agency, DeskSettings desk) {
    // Cookies know no port: two desks on one host must not share a session.
    String cookie = "saola-desk-" + agency.value().toLowerCase(Locale.ROOT);
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("spring.application.name", "saola-desk-" + agency);
    settings.put("server.address", desk.host());
    settings.put("server.port", desk.port());
    settings.put("server.shutdown", "graceful");
    settings.put("server.server-header", "");
    settings.put("server.compression.enabled", true);
    settings.put("server.servlet.session.timeout", "30m");
    settings.put("server.servlet.session.tracking-modes", "cookie");
    settings.put("server.servlet.session.cookie.name", cookie);
    settings.put("server.servlet.session.cookie.http-only", true);
    settings.put("server.servlet.session.cookie.same-site", "lax");
    settings.put("server.servlet.session.cookie.secure", desk.hasTls());
    settings.put(
        "spring.messages.basename",
        WORDS.stream().map(topic -> RESOURCES + "words/" + topic).collect(Collectors.joining(",")));
    settings.put("spring.messages.fallback-to-system-locale", false);
    settings.put("spring.thymeleaf.prefix", "classpath:/" + RESOURCES + "templates/");
    settings.put("spring.web.resources.add-mappings", false);
    // How large a file may be is decided before it is read; on disk it lies where drafts do.
    settings.put("spring.servlet.multipart.max-file-size", -1);
    settings.put("spring.servlet.multipart.max-request-size", -1);
    settings.put(
        "spring.servlet.multipart.location", home.state("desk").resolve("drafts").toString());
    settings.put("server.tomcat.max-parameter-count", 10_000);
    settings.put("spring.mvc.contentnegotiation.favor-parameter", false);
    if (desk.hasTls()) {
      settings.put("server.ssl.enabled-protocols", "TLSv1.3");
      settings.put("server.ssl.certificate", "file:" + home.root().resolve(desk.certificate()));
      settings.put("server.ssl.certificate-private-key", "file:" + home.root().resolve(desk.key()));
    }
    return settings;
  }
}
