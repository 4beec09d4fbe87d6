// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.saola.ops.ExitCode;
import org.saola.ops.Logs;
import org.saola.routes.EmergencyStop;
import org.saola.routes.HubApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "hub",
    description = "Runs a hub until it is stopped. Its log goes to standard error.",
    mixinStandardHelpOptions = true)
public final class HubCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The hub's hub.yaml; its folder is the hub's home unless it says otherwise.")
  private Path config = Path.of("hub.yaml");

  @Override
  public Integer call() throws IOException, InterruptedException {
    Logs.toConsole(Level.INFO);
    var hub = HubApplication.start(config);
    System.out.println("hub: running; stop it with Ctrl-C");
    return run(hub, hub.getBean(EmergencyStop.class));
  }

  static int run(ConfigurableApplicationContext hub, EmergencyStop emergency)
      throws InterruptedException {
    Running.untilStopped(
        hub::close,
        end -> {
          hub.addApplicationListener((ApplicationListener<ContextClosedEvent>) e -> end.run());
          // It may have closed before anybody listened.
          if (emergency.happened()) {
            end.run();
          }
        });
    return emergency.happened() ? ExitCode.FAILED : ExitCode.HELD;
  }
}
