// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.demo.issuer;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;

/** Serves the issuer, in a context that shares nothing with the hub's or the connectors'. */
@Configuration(proxyBeanMethods = false)
@Import({IssuerSecurity.class, IssuerPages.class})
@ImportAutoConfiguration({
  DispatcherServletAutoConfiguration.class,
  ErrorMvcAutoConfiguration.class,
  HttpEncodingAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  LifecycleAutoConfiguration.class,
  MessageSourceAutoConfiguration.class,
  SecurityAutoConfiguration.class,
  SecurityFilterAutoConfiguration.class,
  ServletWebSecurityAutoConfiguration.class,
  ThymeleafAutoConfiguration.class,
  TomcatServletWebServerAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
})
class IssuerApplication {
  private static final String RESOURCES = "org/saola/ops/demo/issuer/";

  static ConfigurableApplicationContext start(IssuerSettings settings) {
    return new SpringApplicationBuilder(IssuerApplication.class)
        .web(WebApplicationType.SERVLET)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .initializers(
            context -> {
              context
                  .getEnvironment()
                  .getPropertySources()
                  .addFirst(new MapPropertySource("issuer", springSettings(settings)));
              context.getBeanFactory().registerSingleton("issuerSettings", settings);
            })
        .run();
  }

  private static Map<String, Object> springSettings(IssuerSettings settings) {
    return Map.ofEntries(
        Map.entry("spring.application.name", "saola-demo-issuer"),
        Map.entry("spring.jmx.enabled", "false"),
        Map.entry("server.address", settings.issuer().getHost()),
        Map.entry("server.port", settings.issuer().getPort()),
        Map.entry("server.server-header", ""),
        Map.entry("server.servlet.session.timeout", "30m"),
        Map.entry("server.servlet.session.tracking-modes", "cookie"),
        // Cookies know no port: the desks on this host have theirs.
        Map.entry("server.servlet.session.cookie.name", "saola-demo-issuer"),
        Map.entry("server.servlet.session.cookie.http-only", "true"),
        Map.entry("server.servlet.session.cookie.same-site", "lax"),
        Map.entry("spring.messages.basename", RESOURCES + "words/sign-in"),
        Map.entry("spring.messages.fallback-to-system-locale", "false"),
        Map.entry("spring.thymeleaf.prefix", "classpath:/" + RESOURCES + "templates/"),
        Map.entry("spring.mvc.static-path-pattern", "/assets/**"),
        // The mark is that of all pages.
        Map.entry(
            "spring.web.resources.static-locations",
            "classpath:/%sassets/,classpath:/org/saola/pages/assets/".formatted(RESOURCES)));
  }
}
