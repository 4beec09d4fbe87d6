// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.keycloak;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;

/**
 * Keycloak's own image, on the host's network: browser, desk and server then call each other by the
 * same addresses.
 */
final class KeycloakContainer implements Keycloak.Server {
  private static final Path SOCKET = Path.of("/var/run/docker.sock");

  private final GenericContainer<?> container;

  private KeycloakContainer(GenericContainer<?> container) {
    this.container = container;
  }

  /** Empty where Docker does not answer, or cannot have the image. */
  static Optional<Keycloak.Server> start(List<String> arguments, Map<String, String> environment) {
    boolean somebodyThere = System.getenv("DOCKER_HOST") != null || Files.exists(SOCKET);
    if (!somebodyThere || !DockerClientFactory.instance().isDockerAvailable()) {
      return Optional.empty();
    }
    GenericContainer<?> container =
        new GenericContainer<>("quay.io/keycloak/keycloak:" + Keycloak.VERSION)
            .withNetworkMode("host")
            .withEnv(environment)
            .withCommand(arguments.toArray(String[]::new));
    try {
      container.start();
      return Optional.of(new KeycloakContainer(container));
    } catch (ContainerLaunchException e) {
      LoggerFactory.getLogger(KeycloakContainer.class)
          .warn("no container of Keycloak, its distribution is used instead", e);
      container.stop();
      return Optional.empty();
    }
  }

  @Override
  public boolean isAlive() {
    return container.isRunning();
  }

  @Override
  public String lastWords() {
    return container.getLogs();
  }

  @Override
  public void close() {
    container.stop();
  }
}
