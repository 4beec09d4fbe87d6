// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authenticate;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Manifest;
import org.saola.pki.seal.SealRefused;
import org.saola.pki.seal.SignedManifest.Signer;
import org.saola.routes.HubProperties;
import org.saola.routes.MessageRefused;
import org.saola.routes.RefusalCode;
import org.saola.routes.directory.DirectoryService;
import org.saola.routes.receive.Received;
import org.springframework.stereotype.Component;

/**
 * Stage 2: who signed, may they still, and is it they who send. The manifest is read only after its
 * signature has held.
 */
@Component
public final class Authenticate {
  private static final int PROBLEMS_TOLD = 5;

  private final DirectoryService directories;
  private final Acceptances acceptances;
  private final int minimumSuite;
  private final Clock clock;

  Authenticate(
      DirectoryService directories, Acceptances acceptances, HubProperties hub, Clock clock) {
    this.directories = directories;
    this.acceptances = acceptances;
    this.minimumSuite = hub.limits().minimumSuite();
    this.clock = clock;
  }

  public Authenticated authenticate(Received received) throws MessageRefused {
    Signer signer = verify(received);
    Manifest manifest = read(received);
    String from = manifest.from().value();
    require(
        from.equals(signer.agency()),
        RefusalCode.NOT_THE_SENDER,
        "signed by %s in the name of %s".formatted(signer.agency(), from));
    require(
        manifest.from().equals(received.owner()),
        RefusalCode.WRONG_INTAKE,
        "from %s by the intake of %s".formatted(from, received.owner()));
    require(
        manifest.suite() == signer.suite(),
        RefusalCode.SUITE_NOT_ALLOWED,
        "suite %d is named, suite %d signed".formatted(manifest.suite(), signer.suite()));
    return new Authenticated(received, manifest);
  }

  private Signer verify(Received received) throws MessageRefused {
    try {
      return verify(received, clock.instant());
    } catch (SealRefused e) {
      return verifyAccepted(received, e);
    }
  }

  /**
   * The commit was the acceptance: whoever's key is revoked between it and the delivery, the
   * message is delivered, by the standing that its signer had then.
   */
  private Signer verifyAccepted(Received received, SealRefused now) throws MessageRefused {
    try {
      if (now.code() == SealRefused.Code.SIGNER_REVOKED
          || now.code() == SealRefused.Code.SIGNER_EXPIRED) {
        Optional<Instant> accepted = acceptances.of(received.digest());
        if (accepted.isPresent()) {
          return verify(received, accepted.get());
        }
      }
      throw now;
    } catch (SealRefused e) {
      throw new MessageRefused(RefusalCode.of(e.code()), String.valueOf(e.getMessage()));
    }
  }

  private Signer verify(Received received, Instant at) throws SealRefused {
    return received.signed().verify(directories.latest(), minimumSuite, at);
  }

  private static Manifest read(Received received) throws MessageRefused {
    try {
      return StrictJson.read(received.signed().unverifiedManifest(), Manifest.class);
    } catch (InvalidDocument e) {
      List<Problem> problems = e.problems();
      throw new MessageRefused(code(problems.getFirst().rule()), told(problems));
    }
  }

  private static RefusalCode code(Rule rule) {
    return switch (rule) {
      case UNKNOWN_FIELD -> RefusalCode.UNKNOWN_FIELD;
      case DUPLICATE_FIELD -> RefusalCode.DUPLICATE_FIELD;
      case EXPIRES_TOO_LATE -> RefusalCode.EXPIRY_TOO_FAR;
      default -> RefusalCode.INVALID_MANIFEST;
    };
  }

  private static String told(List<Problem> problems) {
    return String.join(
        "; ",
        problems.stream()
            .limit(PROBLEMS_TOLD)
            .map(each -> "%s: %s".formatted(each.path(), each.rule()))
            .toList());
  }

  private static void require(boolean holds, RefusalCode code, String detail)
      throws MessageRefused {
    if (!holds) {
      throw new MessageRefused(code, detail);
    }
  }
}
