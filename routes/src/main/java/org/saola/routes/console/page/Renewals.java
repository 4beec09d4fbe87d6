// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saola.message.manifest.AgencyId;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.pki.directory.ListedCertificate;
import org.saola.routes.console.scope.Scope;
import org.saola.routes.directory.DirectoryService;
import org.springframework.stereotype.Component;

/**
 * Who has not renewed a certificate, by the newest directory: each agency has three, and of each
 * the one counts that lasts longest.
 */
@Component
class Renewals {
  /** A registrar who renews in person needs some weeks. */
  private static final Duration SOON = Duration.ofDays(60);

  private static final List<CertificatePurpose> PURPOSES =
      List.of(CertificatePurpose.SIGNING, CertificatePurpose.SEALING, CertificatePurpose.TRANSPORT);

  private final DirectoryService directories;
  private final Clock clock;

  Renewals(DirectoryService directories, Clock clock) {
    this.directories = directories;
    this.clock = clock;
  }

  /** How a certificate stands. */
  public enum State {
    EXPIRED,
    REVOKED,
    MISSING,
    SOON,
    LASTING
  }

  /**
   * @param until absent where there never was one
   */
  public record Line(
      String agency, CertificatePurpose purpose, State state, Optional<Instant> until) {}

  /**
   * @param lines those that must be renewed, the most urgent first
   * @param version of the directory
   */
  public record Standing(Figure figure, List<Line> lines, int version) {}

  Standing of(Scope scope) {
    return of(directories.latest(), clock.instant(), scope);
  }

  static Standing of(Directory directory, Instant now, Scope scope) {
    List<Line> all = new ArrayList<>();
    for (DirectoryDocument.Agency agency : directory.document().agencies()) {
      if (isVisible(agency, scope)) {
        PURPOSES.forEach(purpose -> all.add(line(directory, agency.id(), purpose, now)));
      }
    }
    int version = directory.document().version();
    Map<String, Long> states = new LinkedHashMap<>();
    Arrays.stream(State.values())
        .filter(state -> all.stream().anyMatch(line -> line.state() == state))
        .forEach(
            state ->
                states.put(
                    state.name(), all.stream().filter(line -> line.state() == state).count()));
    return new Standing(
        Figure.largest(
            "renewals", "figures.renewals.", states, state -> "/changes/directory/" + version),
        all.stream()
            .filter(line -> line.state() != State.LASTING)
            .sorted(
                Comparator.comparing(Line::state)
                    .thenComparing(line -> line.until().orElse(Instant.MIN))
                    .thenComparing(Line::agency))
            .toList(),
        version);
  }

  private static boolean isVisible(DirectoryDocument.Agency agency, Scope scope) {
    return switch (scope) {
      case Scope.Everything all -> true;
      case Scope.Nothing none -> false;
      case Scope.Agencies some -> some.agencies().contains(new AgencyId(agency.id()));
    };
  }

  private static Line line(
      Directory directory, String agency, CertificatePurpose purpose, Instant now) {
    List<ListedCertificate> all = directory.certificates(agency, purpose);
    Optional<ListedCertificate> last =
        all.stream()
            .filter(it -> it.revoked().isEmpty())
            .max(Comparator.comparing(ListedCertificate::notAfter));
    State state =
        last.map(it -> state(it, now)).orElse(all.isEmpty() ? State.MISSING : State.REVOKED);
    return new Line(agency, purpose, state, last.map(ListedCertificate::notAfter));
  }

  private static State state(ListedCertificate last, Instant now) {
    if (now.isAfter(last.notAfter())) {
      return State.EXPIRED;
    }
    return now.plus(SOON).isAfter(last.notAfter()) ? State.SOON : State.LASTING;
  }
}
