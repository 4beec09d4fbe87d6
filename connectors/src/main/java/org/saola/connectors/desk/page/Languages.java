// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.page;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Pages speak the browser's language where it is one of five, or the one that was chosen. */
@Configuration(proxyBeanMethods = false)
class Languages implements WebMvcConfigurer {
  static final List<Locale> SPOKEN =
      List.of("en", "fr", "nl", "de", "pt").stream().map(Locale::forLanguageTag).toList();

  @Bean
  LocaleResolver localeResolver() {
    var resolver = new CookieLocaleResolver("saola-language");
    resolver.setCookieMaxAge(Duration.ofDays(365));
    resolver.setCookieHttpOnly(true);
    resolver.setDefaultLocaleFunction(
        request ->
            java.util.Collections.list(request.getLocales()).stream()
                .map(wanted -> Locale.forLanguageTag(wanted.getLanguage()))
                .filter(SPOKEN::contains)
                .findFirst()
                .orElse(Locale.ENGLISH));
    return resolver;
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    var change = new LocaleChangeInterceptor();
    change.setParamName("language");
    change.setIgnoreInvalidLocale(true);
    interceptors.addInterceptor(change);
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry handlers) {
    handlers
        .addResourceHandler("/assets/**")
        .addResourceLocations(
            "classpath:/org/saola/connectors/desk/assets/",
            "classpath:/META-INF/resources/webjars/picocss__pico/2.1.1/css/",
            "classpath:/META-INF/resources/webjars/htmx.org/2.0.8/dist/");
  }
}
