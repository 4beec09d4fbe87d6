// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saola.pages.Pages;
import org.saola.pages.PagesContext;
import org.saola.pages.PagesSettings;
import org.saola.routes.HubProperties;
import org.saola.routes.audit.AuditTrail;
import org.saola.routes.authorize.PastRules;
import org.saola.routes.console.find.Entries;
import org.saola.routes.console.find.ErasedLeaves;
import org.saola.routes.console.find.Figures;
import org.saola.routes.console.find.Footing;
import org.saola.routes.console.find.KnownLeaves;
import org.saola.routes.console.find.Unread;
import org.saola.routes.console.scope.Scopes;
import org.saola.routes.directory.DirectoryService;
import org.saola.routes.earlier.Unconfirmed;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Serves the auditors' console, in a context beside the hub's own: it gets the few parts named here
 * and no other.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
    basePackages = {
      "org.saola.routes.console.consult",
      "org.saola.routes.console.page",
      "org.saola.routes.console.proof",
      "org.saola.routes.console.report",
      "org.saola.routes.console.room"
    })
@Pages
public class ConsoleApplication {
  /** A file of words for each topic, in each language. */
  static final List<String> WORDS =
      List.of("place", "entries", "events", "consult", "changes", "figures", "agency", "reports");

  private static final List<Class<?>> PARTS =
      List.of(
          AuditTrail.class,
          Clock.class,
          DirectoryService.class,
          Entries.class,
          ErasedLeaves.class,
          Figures.class,
          Footing.Source.class,
          HubProperties.class,
          KnownLeaves.class,
          PastRules.class,
          PlatformTransactionManager.class,
          Scopes.class,
          SecureRandom.class,
          Unconfirmed.class,
          Unread.class);

  /**
   * @param hub which has started
   * @return a context that serves the console until it is closed
   * @throws IOException when the client's secret cannot be read, or others can read it too
   */
  public static ConfigurableApplicationContext start(
      ConfigurableApplicationContext hub, HubProperties settings, PagesSettings console)
      throws IOException {
    var shape =
        new PagesContext.Shape(
            ConsoleApplication.class,
            "saola-console",
            "org/saola/routes/console/",
            WORDS,
            Map.of("server.tomcat.max-part-count", 20));
    return PagesContext.of(shape, settings.home(), "Saola audit", Set.of("ROLE_auditor"), console)
        .registerShutdownHook(false)
        .initializers(context -> hand(hub, context.getBeanFactory()))
        .run();
  }

  private static void hand(
      ConfigurableApplicationContext hub, ConfigurableListableBeanFactory console) {
    for (Class<?> part : PARTS) {
      console.registerSingleton(part.getName(), hub.getBean(part));
    }
  }
}
