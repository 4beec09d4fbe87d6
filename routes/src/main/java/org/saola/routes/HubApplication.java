// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.component.bean.springboot.BeanComponentAutoConfiguration;
import org.apache.camel.component.direct.springboot.DirectComponentAutoConfiguration;
import org.apache.camel.language.simple.springboot.SimpleLanguageAutoConfiguration;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.saola.pages.PagesSettings;
import org.saola.routes.console.ConsoleApplication;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.jvm.JvmMetricsAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;

/**
 * The hub. Several may live in one JVM: nothing here is static, and what Spring Boot configures is
 * named here, so that another program's libraries on the class path change nothing.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
    excludeFilters =
        @ComponentScan.Filter(
            type = FilterType.REGEX,
            pattern =
                "org\\.saola\\.routes\\.console\\.(ConsoleApplication|(consult|page|proof|report|room)\\..*)"))
@ImportAutoConfiguration({
  BeanComponentAutoConfiguration.class,
  CamelAutoConfiguration.class,
  CompositeMeterRegistryAutoConfiguration.class,
  ConfigurationPropertiesAutoConfiguration.class,
  DataSourceTransactionManagerAutoConfiguration.class,
  DirectComponentAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  FlywayAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  JacksonAutoConfiguration.class,
  JdbcClientAutoConfiguration.class,
  JdbcTemplateAutoConfiguration.class,
  JvmMetricsAutoConfiguration.class,
  LifecycleAutoConfiguration.class,
  MetricsAutoConfiguration.class,
  SimpleLanguageAutoConfiguration.class,
  SimpleMetricsExportAutoConfiguration.class,
  TaskExecutionAutoConfiguration.class,
  TaskSchedulingAutoConfiguration.class,
  TomcatServletWebServerAutoConfiguration.class,
  TransactionAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
})
public class HubApplication {

  /**
   * Starts a hub: it runs when this returns, and stops when the context is closed.
   *
   * @param more what to add before it starts, such as another {@link StageListener}
   * @throws IOException when {@code hub.yaml} cannot be read, or the hub is on {@link HubHold}
   * @throws RuntimeException when a part of the hub does not start; what had started is stopped
   */
  @SafeVarargs
  public static ConfigurableApplicationContext start(
      Path hubYaml, ApplicationContextInitializer<ConfigurableApplicationContext>... more)
      throws IOException {
    HubProperties hub = HubSettings.read(hubYaml);
    new HubHold(hub.home()).requireNone();
    var application = new SpringApplication(HubApplication.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setMainApplicationClass(HubApplication.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setDefaultProperties(springSettings(hub));
    application.addInitializers(more);
    application.addInitializers(
        context -> {
          // Before the environment's own sources: no variable of the process changes the hub.
          context
              .getEnvironment()
              .getPropertySources()
              .addFirst(new MapPropertySource("hub", springSettings(hub)));
          context.getBeanFactory().registerSingleton("hubProperties", hub);
        });
    ConfigurableApplicationContext running = application.run();
    if (hub.console() != null) {
      serveConsole(running, hub, hub.console());
    }
    return running;
  }

  /** It ends with the hub. */
  private static void serveConsole(
      ConfigurableApplicationContext running, HubProperties hub, PagesSettings settings)
      throws IOException {
    try {
      ConfigurableApplicationContext console = ConsoleApplication.start(running, hub, settings);
      running.addApplicationListener((ContextClosedEvent closed) -> console.close());
    } catch (IOException | RuntimeException e) {
      running.close();
      throw e;
    }
  }

  private static Map<String, Object> springSettings(HubProperties hub) {
    return Map.ofEntries(
        Map.entry("spring.config.location", "optional:classpath:/saola-hub-without-such-file/"),
        Map.entry("spring.application.name", "saola-hub"),
        Map.entry("spring.threads.virtual.enabled", "true"),
        Map.entry("spring.main.keep-alive", "true"),
        Map.entry("spring.jmx.enabled", "false"),
        Map.entry("logging.level.io.zonky.test", "warn"),
        Map.entry("logging.level.org.apache.activemq.audit", "off"),
        // It names a keystore that is not the one in use.
        Map.entry("logging.level.org.apache.tomcat.util.net.NioEndpoint.certificate", "warn"),
        Map.entry("spring.flyway.locations", "classpath:org/saola/routes/database"),
        Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "10s"),
        Map.entry("server.address", hub.https().host()),
        Map.entry("server.port", hub.https().port()),
        Map.entry("server.shutdown", "graceful"),
        // It would read a form of any size into memory.
        Map.entry("spring.mvc.formcontent.filter.enabled", "false"),
        Map.entry("camel.main.jmx-enabled", "false"),
        Map.entry("camel.main.name", "saola-hub"));
  }
}
