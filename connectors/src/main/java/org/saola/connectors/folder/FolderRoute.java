// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.file.GenericFile;

/**
 * Watches the outbox. A file counts once it has its final name: those that start with a dot or end
 * in {@code .part} are being written.
 */
public final class FolderRoute extends RouteBuilder {
  private final Path folder;
  private final Duration every;
  private final Outbox outbox;

  public FolderRoute(Path folder, Duration every, Outbox outbox) {
    this.folder = folder;
    this.every = every;
    this.outbox = outbox;
  }

  @Override
  public void configure() throws Exception {
    from(files())
        .routeId("folder")
        .process(
            exchange -> outbox.take(file(exchange.getIn().getMandatoryBody(GenericFile.class))));
  }

  /** Camel only finds the files: the outbox takes each out of the folder itself, in one rename. */
  private FileEndpoint files() throws Exception {
    FileComponent component = getContext().getComponent("file", FileComponent.class);
    FileEndpoint endpoint = (FileEndpoint) component.createEndpoint("file:outbox");
    endpoint.setFile(folder.toFile());
    endpoint.getConfiguration().setDirectory(folder.toString());
    endpoint.setNoop(true);
    endpoint.setIdempotent(false);
    endpoint.setExclude("\\..*|.*\\.part");
    endpoint.setDelay(every.toMillis());
    endpoint.setInitialDelay(0);
    return endpoint;
  }

  private static Path file(GenericFile<?> found) {
    return ((File) found.getFile()).toPath();
  }
}
