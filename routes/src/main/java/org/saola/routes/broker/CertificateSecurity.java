// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyServerConnection;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.remoting.Connection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Urgency;
import org.saola.pki.directory.Directory;

/**
 * Who is who at the broker, by certificate alone, and what each may do: an agency sends to its own
 * intake and takes from its own inbox. All else is denied, whatever it is.
 *
 * <p>Names and passwords that a client offers are not looked at. Asked at each use, so that a new
 * directory version counts at once.
 */
final class CertificateSecurity implements ActiveMQSecurityManager5 {
  private final String federation;
  private final byte[] hubPassword;
  private final Clock clock;
  private volatile @Nullable Admissions admissions;

  CertificateSecurity(String federation, String hubPassword, Clock clock) {
    this.federation = federation;
    this.hubPassword = hubPassword.getBytes(StandardCharsets.UTF_8);
    this.clock = clock;
  }

  void adopt(Directory next) {
    admissions = new Admissions(next, federation);
  }

  @Override
  public @Nullable Subject authenticate(
      @Nullable String user,
      @Nullable String password,
      @Nullable RemotingConnection connection,
      @Nullable String securityDomain) {
    if (connection == null) {
      return null;
    }
    Connection transport = connection.getTransportConnection();
    if (transport instanceof InVMConnection && isHub(user, password)) {
      return subject(new HubPrincipal());
    }
    return agencyOf(transport)
        .map(AgencyPrincipal::new)
        .map(CertificateSecurity::subject)
        .orElse(null);
  }

  private boolean isHub(@Nullable String user, @Nullable String password) {
    return HubPrincipal.NAME.equals(user)
        && password != null
        && MessageDigest.isEqual(hubPassword, password.getBytes(StandardCharsets.UTF_8));
  }

  /** The agency at the other end, if the directory in force lists the certificate that it shows. */
  Optional<AgencyId> agencyOf(Connection connection) {
    Admissions current = admissions;
    if (current == null || !(connection instanceof NettyServerConnection netty)) {
      return Optional.empty();
    }
    X509Certificate[] chain = netty.getPeerCertificates();
    if (chain == null || chain.length == 0) {
      return Optional.empty();
    }
    return current.of(chain[0], clock.instant());
  }

  private static Subject subject(Principal principal) {
    return new Subject(true, Set.of(principal), Set.of(), Set.of());
  }

  @Override
  public boolean authorize(
      @Nullable Subject subject, Set<Role> roles, CheckType check, String address) {
    if (subject == null) {
      return false;
    }
    if (!subject.getPrincipals(HubPrincipal.class).isEmpty()) {
      return true;
    }
    return subject.getPrincipals(AgencyPrincipal.class).stream()
        .anyMatch(principal -> mayUse(principal.agency(), check, address));
  }

  private static boolean mayUse(AgencyId agency, CheckType check, String address) {
    return switch (check) {
      case SEND -> laneOfIntake(agency, address).isPresent();
      case CONSUME ->
          Arrays.stream(Urgency.values())
              .anyMatch(lane -> names(address, Queues.inbox(agency, lane)));
      default -> false;
    };
  }

  /** By which lane an agency sends with that address; empty when it is no intake of its own. */
  static Optional<Urgency> laneOfIntake(AgencyId agency, String address) {
    return Arrays.stream(Urgency.values())
        .filter(lane -> names(address, Queues.intake(agency, lane)))
        .findFirst();
  }

  /** An address alone, or with the queue on it; ours have one queue each, of the same name. */
  private static boolean names(String address, String queue) {
    return address.equals(queue) || address.equals(queue + "::" + queue);
  }

  // The two older questions are not asked of a manager of this generation.
  @Override
  public boolean validateUser(String user, String password) {
    return false;
  }

  @Override
  public boolean validateUserAndRole(
      String user, String password, Set<Role> roles, CheckType check) {
    return false;
  }
}
