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
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.pki.transparency.WitnessVerifierKeys;
import org.saola.routes.evidence.EvidenceTrust;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    description =
        "Verifies inbox folders, sealed messages and auditors' evidence files offline: who sent it, to whom, what was withheld, where it stands in the log; whether an answer is whole and unaltered.",
    mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description =
          "A trust-anchor.pem with log.vkey, log-mldsa.vkey and the directory beside it (default: that of the home in which each path lies).")
  private @Nullable Path trust;

  @Option(
      names = "--witnesses",
      paramLabel = "FILE",
      description =
          "Verifier keys of the witnesses that you know, two lines each, for evidence files (default: witnesses.vkey beside log.vkey of --trust).")
  private @Nullable Path witnesses;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "What to verify.")
  private List<Path> paths = List.of();

  @Override
  public Integer call()
      throws IOException, CertificateRefused, DirectoryRefused, SettingsRefused, LogRefused {
    boolean held = true;
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
      if (EvidenceVerify.isEvidence(path)) {
        held &= new EvidenceVerify(path, evidenceTrust(path)).holds(System.out);
        continue;
      }
      for (OfflineVerify.Line line : new OfflineVerify(trustFor(path)).verify(path)) {
        System.out.printf("%s  %s: %s%n", line.holds() ? "ok  " : "FAIL", line.path(), line.says());
        held &= line.holds();
      }
    }
    return held ? ExitCode.HELD : ExitCode.FAILED;
  }

  /** An auditor needs the log's keys, and neither a directory nor a home. */
  private EvidenceTrust evidenceTrust(Path path)
      throws IOException, CertificateRefused, DirectoryRefused, SettingsRefused, LogRefused {
    if (trust == null) {
      return new EvidenceTrust(VerificationTrust.ofHomeAround(path).logKeys(), known(witnesses));
    }
    Path keys = VerificationTrust.keysBeside(trust);
    Path beside = keys.resolve("witnesses.vkey");
    Path named = witnesses == null && Files.exists(beside) ? beside : witnesses;
    return new EvidenceTrust(LogVerifierKeys.read(keys), known(named));
  }

  private static List<WitnessVerifierKeys> known(@Nullable Path file)
      throws IOException, LogRefused {
    return file == null ? List.of() : WitnessVerifierKeys.read(file);
  }

  private VerificationTrust trustFor(Path path)
      throws IOException, CertificateRefused, DirectoryRefused, SettingsRefused {
    return trust == null
        ? VerificationTrust.ofHomeAround(path)
        : VerificationTrust.besideAnchor(trust);
  }
}
