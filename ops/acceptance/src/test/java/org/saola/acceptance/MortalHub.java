// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.saola.ops.Logs;
import org.saola.routes.HubApplication;
import org.saola.routes.Stage;
import org.saola.routes.StageListener;

/** A hub that is killed by SIGKILL, by its own hand, when the first batch has passed a stage. */
public final class MortalHub {
  private MortalHub() {}

  /**
   * @param arguments the hub's {@code hub.yaml}, and the stage
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Logs.toConsole(Level.INFO);
    Stage last = Stage.valueOf(arguments[1]);
    StageListener executioner =
        (stage, messages) -> {
          if (stage == last && messages > 0) {
            kill();
          }
        };
    HubApplication.start(
        Path.of(arguments[0]),
        context -> context.getBeanFactory().registerSingleton("executioner", executioner));
    System.out.println("hub: running");
    new CountDownLatch(1).await();
  }

  private static void kill() {
    try {
      new ProcessBuilder("kill", "-9", String.valueOf(ProcessHandle.current().pid())).start();
      new CountDownLatch(1).await();
    } catch (IOException | InterruptedException e) {
      Runtime.getRuntime().halt(137);
    }
  }
}
