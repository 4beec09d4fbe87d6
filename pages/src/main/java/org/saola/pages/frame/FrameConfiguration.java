// SPDX-License-Identifier: EUPL-1.2
package org.saola.pages.frame;

import org.saola.pages.document.Documents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;

/** The frame around every page, and the pages that every site has. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(basePackageClasses = {FrameConfiguration.class, Documents.class})
public class FrameConfiguration {
  /** Asked after the site's own templates. */
  @Bean
  SpringResourceTemplateResolver sharedTemplates() {
    var resolver = new SpringResourceTemplateResolver();
    resolver.setPrefix("classpath:/org/saola/pages/templates/");
    resolver.setSuffix(".html");
    resolver.setCharacterEncoding("UTF-8");
    resolver.setCheckExistence(true);
    resolver.setOrder(2);
    return resolver;
  }
}
