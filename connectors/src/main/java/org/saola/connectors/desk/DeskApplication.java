// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saola.connectors.home.AgencyHome;
import org.saola.message.manifest.AgencyId;
import org.saola.pages.Pages;
import org.saola.pages.PagesContext;
import org.saola.pages.PagesSettings;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * Serves a connector's desk, in a context below the connector's own: pages see the connector's
 * parts, and the connector none of the pages.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@Pages
public class DeskApplication {
  /** A file of words for each topic, in each language. */
  static final List<String> WORDS =
      List.of("place", "threads", "content", "codes", "compose", "table");

  /**
   * @return a context that serves the desk until it is closed
   * @throws IOException when the client's secret cannot be read, or others can read it too
   */
  public static ConfigurableApplicationContext start(
      ConfigurableApplicationContext connector,
      AgencyHome home,
      AgencyId agency,
      PagesSettings settings)
      throws IOException {
    var shape =
        new PagesContext.Shape(
            DeskApplication.class,
            "saola-desk-" + agency,
            "org/saola/connectors/desk/",
            WORDS,
            // How large a file may be is decided before it is read; on disk it lies where drafts
            // do.
            Map.of(
                "spring.servlet.multipart.enabled",
                true,
                "spring.servlet.multipart.max-file-size",
                -1,
                "spring.servlet.multipart.max-request-size",
                -1,
                "spring.servlet.multipart.location",
                home.state("desk").resolve("drafts").toString(),
                "server.tomcat.max-parameter-count",
                10_000));
    Set<String> authorities = Set.of("ROLE_liaison-officer", "AGENCY_" + agency);
    return PagesContext.of(shape, home.root(), agency.value(), authorities, settings)
        .parent(connector)
        .initializers(
            context -> {
              context.getBeanFactory().registerSingleton("agency", agency);
              context.getBeanFactory().registerSingleton("agencyHome", home);
            })
        .run();
  }
}
