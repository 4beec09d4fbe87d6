// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The sources that were measured. */
public record Sources(Path folder) {
  private static final String UNKNOWN = "unknown";

  /** The commit, with {@code -dirty} after it if files were changed since; or {@code unknown}. */
  public String commit() throws InterruptedException {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*")
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor() == 0 ? answer.strip() : UNKNOWN;
    } catch (IOException e) {
      // No git here.
      return UNKNOWN;
    }
  }
}
