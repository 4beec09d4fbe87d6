// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.parts;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.saola.routes.HubProperties;
import org.saola.routes.Repeating;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PartsConfiguration {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  @Bean
  PartFiles partFiles(HubProperties hub) throws IOException {
    Path home = hub.home();
    // Found once: to find it the system's list of mounts is read.
    FileStore disk = Files.getFileStore(home);
    return new PartFiles(home.resolve("parts"), hub.parts().freeBytes(), disk::getUsableSpace);
  }

  @Bean
  Repeating partTidying(Tidying tidying) {
    return new Repeating("saola-parts", BETWEEN_LOOKS, tidying::run);
  }
}
