// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.web;

import java.time.Clock;
import org.apache.catalina.core.StandardHost;
import org.saola.routes.directory.DirectoryService;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Every request passes {@link AgenciesOnly}. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
  private final TransportPeer peer;

  WebConfiguration(DirectoryService directories, Clock clock) {
    this.peer = new TransportPeer(directories, clock);
  }

  @Bean
  static WebServerFactoryCustomizer<TomcatServletWebServerFactory> jsonErrors() {
    return factory ->
        factory.addContextCustomizers(
            context -> {
              if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(JsonErrorValve.class.getName());
              }
            });
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new AgenciesOnly(peer));
  }
}
