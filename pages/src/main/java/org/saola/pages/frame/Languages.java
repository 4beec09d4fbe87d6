// SPDX-License-Identifier: EUPL-1.2
package org.saola.pages.frame;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
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
public class Languages implements WebMvcConfigurer {
  public static final List<Locale> SPOKEN =
      List.of("en", "fr", "nl", "de", "pt").stream().map(Locale::forLanguageTag).toList();

  private final String assets;

  Languages(@Value("${saola.assets}") String assets) {
    this.assets = assets;
  }

  @Bean
  LocaleResolver localeResolver() {
    var resolver = new CookieLocaleResolver("saola-language");
    resolver.setCookieMaxAge(Duration.ofDays(365));
    resolver.setCookieHttpOnly(true);
    resolver.setDefaultLocaleFunction(
        request ->
            Collections.list(request.getLocales()).stream()
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
            assets,
            "classpath:/org/saola/pages/assets/",
            "classpath:/META-INF/resources/webjars/picocss__pico/2.1.1/css/",
            "classpath:/META-INF/resources/webjars/htmx.org/2.0.8/dist/");
  }
}
