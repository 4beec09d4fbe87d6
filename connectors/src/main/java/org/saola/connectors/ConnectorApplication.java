// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.file.springboot.FileComponentAutoConfiguration;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.saola.connectors.desk.DeskApplication;
import org.saola.pages.PagesSettings;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts an agency's connector. Several can run in one process, each on a home of its own: nothing
 * here is static, and no property of the process changes what {@code connector.yaml} says.
 */
@Configuration(proxyBeanMethods = false)
@Import({ConnectorParts.class, ConnectorLifecycle.class})
@ImportAutoConfiguration({
  CamelAutoConfiguration.class,
  FileComponentAutoConfiguration.class,
  LifecycleAutoConfiguration.class
})
public class ConnectorApplication {
  /**
   * Starts the connector of a home and returns once it takes files; it need not reach the hub yet.
   *
   * @throws ConnectorRefused when the home is not in order or another connector runs on it
   */
  public static RunningConnector start(Path home) throws ConnectorRefused {
    return start(home, Clock.systemUTC(), Observers.none());
  }

  /** As {@link #start(Path)}, by another clock and with somebody watching. */
  public static RunningConnector start(Path home, Clock clock, Observers observers)
      throws ConnectorRefused {
    Enrolment enrolment = Enrolment.open(home);
    try {
      return new SpringConnector(enrolment, withDesk(enrolment, run(enrolment, clock, observers)));
    } catch (RuntimeException e) {
      release(enrolment, e);
      throw new ConnectorRefused(List.of("%s does not start: %s".formatted(home, reason(e))), e);
    }
  }

  private static List<ConfigurableApplicationContext> withDesk(
      Enrolment enrolment, ConfigurableApplicationContext connector) throws ConnectorRefused {
    PagesSettings desk = enrolment.settings().desk();
    if (desk == null) {
      return List.of(connector);
    }
    try {
      return List.of(
          DeskApplication.start(connector, enrolment.home(), enrolment.settings().agency(), desk),
          connector);
    } catch (IOException | RuntimeException e) {
      connector.close();
      throw new ConnectorRefused(List.of("the desk does not start: " + reason(e)), e);
    }
  }

  private static ConfigurableApplicationContext run(
      Enrolment enrolment, Clock clock, Observers observers) {
    var application = new SpringApplication(ConnectorApplication.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    Map<String, Object> settings = springSettings(enrolment);
    application.addInitializers(
        context -> {
          context
              .getEnvironment()
              .getPropertySources()
              .addFirst(new MapPropertySource("connector", settings));
          var beans = context.getBeanFactory();
          beans.registerSingleton("enrolment", enrolment);
          beans.registerSingleton("clock", clock);
          beans.registerSingleton("random", new SecureRandom());
          beans.registerSingleton("observers", observers);
        });
    application.setDefaultProperties(settings);
    return application.run();
  }

  private static Map<String, Object> springSettings(Enrolment enrolment) {
    String name = "saola-connector-" + enrolment.settings().agency();
    return Map.of(
        "spring.config.location", "optional:classpath:/saola-connector-without-such-file/",
        "spring.application.name", name,
        "spring.threads.virtual.enabled", "true",
        "spring.main.keep-alive", "true",
        "spring.jmx.enabled", "false",
        "logging.include-application-name", "false",
        "spring.lifecycle.timeout-per-shutdown-phase", "30s",
        "camel.main.name", name,
        "camel.main.jmx-enabled", "false",
        "camel.main.shutdown-timeout", "10");
  }

  private static String reason(Throwable e) {
    return e.getCause() == null ? String.valueOf(e.getMessage()) : reason(e.getCause());
  }

  private static void release(Enrolment enrolment, RuntimeException why) {
    try {
      enrolment.close();
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }
}
