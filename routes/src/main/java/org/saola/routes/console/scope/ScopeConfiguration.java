// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.scope;

import org.saola.routes.authorize.AccessRules;
import org.saola.routes.directory.DirectoryService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ScopeConfiguration {
  @Bean
  Scopes scopes(AccessRules rules, DirectoryService directory) {
    return new Scopes(rules, directory);
  }
}
