// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.saola.ops.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that does nothing by itself: it says which subcommands it has. */
abstract class CommandGroup implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public final Integer call() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
    return ExitCode.USAGE;
  }
}
