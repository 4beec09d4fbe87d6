// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.pages.PagesSettings;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The hub's configuration, as {@code hub.yaml} holds it. An unknown key is refused.
 *
 * @param home the hub's folder; by default the one that {@code hub.yaml} lies in
 * @param amqp where agencies' connectors send and receive
 * @param https where they ask for decisions, the log and the directory
 * @param operator the operator's way in; loopback only
 * @param console where auditors look; absent where they do not
 */
public record HubProperties(
    String federation,
    Path home,
    @DefaultValue Amqp amqp,
    @DefaultValue Https https,
    @DefaultValue Operator operator,
    @DefaultValue("embedded") Database database,
    @DefaultValue Limits limits,
    @DefaultValue Parts parts,
    @DefaultValue Retention retention,
    @DefaultValue Witnesses witnesses,
    @Nullable PagesSettings console) {

  public HubProperties {
    // A message that is remembered can still be recalled, answered for and told of again.
    Duration remembered = retention.messages().plus(limits.maxLifetime());
    if (retention.entries().compareTo(remembered) < 0) {
      throw new IllegalArgumentException(
          "retention.entries is %s, but messages are remembered for up to %s"
              .formatted(retention.entries(), remembered));
    }
  }

  /** Port 0 takes a free one. */
  public record Amqp(@DefaultValue("127.0.0.1") String host, @DefaultValue("5671") int port) {}

  /** Port 0 takes a free one. */
  public record Https(@DefaultValue("127.0.0.1") String host, @DefaultValue("8443") int port) {}

  /** Port 0 takes a free one; while it runs, {@code operator.address} names it. */
  public record Operator(@DefaultValue("0") int port) {}

  /**
   * {@code embedded}, or a PostgreSQL that somebody else runs.
   *
   * @param url JDBC URL; absent for the embedded one
   * @param passwordFile file of mode 0600
   */
  public record Database(
      @Nullable String url,
      @Nullable String user,
      @Nullable Path passwordFile,
      @DefaultValue("16") int connections) {
    /** Reads the scalar form, {@code database: embedded}. */
    public static Database valueOf(String word) {
      if (!word.equals("embedded")) {
        throw new IllegalArgumentException(
            "database is 'embedded', or has url, user and password-file");
      }
      return new Database(null, null, null, 16);
    }

    public boolean embedded() {
      return url == null;
    }
  }

  /**
   * @param maxLifetime of a message, from created to expires
   * @param clockSkew by which a sender's clock may run ahead
   * @param inboxMessages messages that may wait in an agency's ordinary inbox
   * @param urgentMessages the same for its urgent inbox
   * @param bytesPerSecond what an agency may send over time
   * @param messagesPerSecond how many ordinary messages it may send over time, a minute's worth of
   *     them at once
   * @param urgentPerSecond the same for urgent ones
   * @param attempts at a message that faults, before it goes to the dead-letter queue
   * @param batch messages that share a transaction, at most
   */
  public record Limits(
      @DefaultValue("1048576") int messageBytes,
      @DefaultValue("1") int minimumSuite,
      @DefaultValue("90d") Duration maxLifetime,
      @DefaultValue("5m") Duration clockSkew,
      @DefaultValue("50000") long inboxMessages,
      @DefaultValue("5000") long urgentMessages,
      @DefaultValue("33554432") long bytesPerSecond,
      @DefaultValue("1000") long messagesPerSecond,
      @DefaultValue("10") long urgentPerSecond,
      @DefaultValue("5") int attempts,
      @DefaultValue("50") int batch) {}

  /**
   * @param partBytes of a sealed part that travels apart, at most
   * @param agencyBytes that one agency may have in the store
   * @param storeBytes that all may have in it together
   * @param freeBytes of its disk that the store leaves alone
   * @param keepUnaccepted how long an upload is kept whose message was not accepted
   */
  public record Parts(
      @DefaultValue("4362076160") long partBytes,
      @DefaultValue("17179869184") long agencyBytes,
      @DefaultValue("68719476736") long storeBytes,
      @DefaultValue("1073741824") long freeBytes,
      @DefaultValue("24h") Duration keepUnaccepted) {}

  /**
   * @param messages how long after its expiry the hub remembers a message: replays are recognised
   *     by that row, recalls and forwards are judged by it
   * @param refused how long a refused message is kept for the operator
   * @param entries how long an entry of the log can be opened; its leaf stays for ever
   */
  public record Retention(
      @DefaultValue("1826d") Duration messages,
      @DefaultValue("90d") Duration refused,
      @DefaultValue("2192d") Duration entries) {
    public Retention {
      if (messages.isNegative() || refused.isNegative()) {
        throw new IllegalArgumentException("retention is counted forward");
      }
    }
  }

  /**
   * Who cosigns the log's checkpoints.
   *
   * @param needed how many are promised to vouch for each
   * @param every how often they are asked
   */
  public record Witnesses(
      @DefaultValue("0") int needed,
      @DefaultValue("10s") Duration every,
      @DefaultValue List<Witness> known) {
    public Witnesses {
      known = List.copyOf(known);
      if (needed < 0 || needed > known.size()) {
        throw new IllegalArgumentException(
            "%d witnesses are needed, and %d are known".formatted(needed, known.size()));
      }
    }
  }

  /**
   * One witness: it is asked at its address, or is an agency whose connector hands over what it
   * cosigns.
   *
   * @param url its address; {@code add-checkpoint} is asked for below it. https, but on loopback
   * @param agency instead of {@code url}
   * @param ed25519 its verifier key line of type cosignature/v1
   * @param mlDsa44 its ML-DSA-44 verifier key line
   */
  public record Witness(
      @Nullable URI url, @Nullable String agency, String ed25519, String mlDsa44) {
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

    public Witness {
      if ((url == null) == (agency == null)) {
        throw new IllegalArgumentException("a witness has a url, or is an agency");
      }
      if (url != null && !isSafe(url)) {
        throw new IllegalArgumentException("a witness is reached by https: " + url);
      }
    }

    private static boolean isSafe(URI url) {
      boolean here = "http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost());
      return here || "https".equals(url.getScheme());
    }
  }
}
