// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.home.SettingsRefused;
import org.saola.connectors.inbox.OfflineVerify;
import org.saola.connectors.inbox.VerificationTrust;
import org.saola.ops.ExitCode;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.directory.DirectoryRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    description =
        "Verifies inbox folders and sealed messages offline: who sent it, to whom, what was withheld, where it stands in the log.",
    mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description =
          "A trust-anchor.pem with log.vkey, log-mldsa.vkey and the directory beside it (default: that of the home in which each path lies).")
  private @Nullable Path trust;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "What to verify.")
  private List<Path> paths = List.of();

  @Override
  public Integer call() throws IOException, CertificateRefused, DirectoryRefused, SettingsRefused {
    boolean held = true;
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
      for (OfflineVerify.Line line : new OfflineVerify(trustFor(path)).verify(path)) {
        System.out.printf("%s  %s: %s%n", line.holds() ? "ok  " : "FAIL", line.path(), line.says());
        held &= line.holds();
      }
    }
    return held ? ExitCode.HELD : ExitCode.FAILED;
  }

  private VerificationTrust trustFor(Path path)
      throws IOException, CertificateRefused, DirectoryRefused, SettingsRefused {
    return trust == null
        ? VerificationTrust.ofHomeAround(path)
        : VerificationTrust.besideAnchor(trust);
  }
}
