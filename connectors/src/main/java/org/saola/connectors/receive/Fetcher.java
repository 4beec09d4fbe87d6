// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.receive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saola.connectors.home.Closing;
import org.saola.connectors.home.StatusBoard;
import org.saola.connectors.hub.Backoff;
import org.saola.connectors.hub.HubBusy;
import org.saola.connectors.hub.HubParts;
import org.saola.connectors.hub.HubRefused;
import org.saola.connectors.log.LogDistrusted;
import org.saola.connectors.receive.DeliveryRefused.Code;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.message.manifest.Urgency;
import org.saola.pki.seal.SealRefused;
import org.saola.pki.seal.SealedMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Downloads parts that travel apart, one after another and beside the inbox queues, so that no
 * other message waits for a large one. When all of a delivery is here, it is judged and placed like
 * any other.
 */
public final class Fetcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);
  private static final String LINK = "parts down";
  private static final Duration IDLE = Duration.ofMillis(300);
  private static final int MOST_BYTES = 8 << 20;

  /** RecipientInfos of the largest group, and the layers around each chunk. */
  private static final long SEAL = 2L << 20;

  private final Fetched fetched;
  private final Reception reception;
  private final HubParts hub;
  private final Clock clock;
  private final StatusBoard board;
  private final Backoff backoff;
  private final Thread thread;
  private final Map<Digest, Instant> due = new HashMap<>();
  private final Map<Digest, Integer> failures = new HashMap<>();
  private final Map<Digest, Turn> turns = new HashMap<>();

  /** Sealed parts of which all came, and were not what was signed. */
  private final Set<Digest> cameWrong = new HashSet<>();

  private final Closing closing = new Closing();

  /** Who is first: urgent ones, then the smallest. */
  private record Turn(Urgency urgency, long bytes) {
    private static final Comparator<Turn> ORDER =
        Comparator.comparing((Turn turn) -> turn.urgency() != Urgency.URGENT)
            .thenComparing(Turn::bytes);
  }

  public Fetcher(
      Fetched fetched,
      Reception reception,
      HubParts hub,
      Clock clock,
      StatusBoard board,
      Backoff backoff) {
    this.fetched = fetched;
    this.reception = reception;
    this.hub = hub;
    this.clock = clock;
    this.board = board;
    this.backoff = backoff;
    this.thread = board.thread("downloads", this::run);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    while (!closing.hasBegun()) {
      try {
        fetchDue();
      } catch (IOException e) {
        LOG.error("state/fetching cannot be read", e);
      }
      closing.pause(IDLE);
    }
  }

  /** Goes on with every delivery that is due: each once, as far as it goes. */
  public void fetchDue() throws IOException {
    Set<Digest> done = new HashSet<>();
    for (var next = next(done); next.isPresent(); next = next(done)) {
      done.add(next.get());
      fetch(next.get());
    }
  }

  /** Asked before each: what is urgent and came meanwhile waits for one other at most. */
  private Optional<Digest> next(Set<Digest> done) throws IOException {
    if (closing.hasBegun()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return fetched.all().stream()
        .filter(it -> !done.contains(it) && !due.getOrDefault(it, Instant.MIN).isAfter(now))
        .min(Comparator.comparing(this::turn, Turn.ORDER).thenComparing(Digest::value));
  }

  private Turn turn(Digest manifest) {
    return turns.computeIfAbsent(manifest, this::readTurn);
  }

  private Turn readTurn(Digest digest) {
    try {
      Manifest manifest = read(fetched.delivery(digest)).manifest();
      return new Turn(
          manifest.urgency(),
          manifest.parts().stream().filter(Part::claimCheck).mapToLong(Part::size).sum());
    } catch (IOException e) {
      LOG.debug("{} is the last: it cannot be read now", digest, e);
      return new Turn(Urgency.ORDINARY, Long.MAX_VALUE);
    }
  }

  private void fetch(Digest manifest) {
    try {
      byte[] bytes = fetched.delivery(manifest);
      Delivery delivery = read(bytes);
      try {
        download(delivery);
        reception.takeFetched(bytes);
      } catch (DeliveryRefused e) {
        reception.refuse(delivery, e);
      }
      fetched.forget(manifest);
      forget(delivery);
      board.up(LINK);
    } catch (HubBusy e) {
      later(manifest, e, e.patience());
    } catch (IOException | LogDistrusted | RuntimeException e) {
      later(manifest, e, backoff.after(failures.merge(manifest, 1, Integer::sum)));
    }
  }

  private void forget(Delivery delivery) {
    due.remove(delivery.digest());
    failures.remove(delivery.digest());
    turns.remove(delivery.digest());
    delivery.manifest().parts().forEach(part -> cameWrong.remove(part.sealed()));
  }

  private static Delivery read(byte[] bytes) throws IOException {
    try {
      SealedMessage message = SealedMessage.parse(bytes, MOST_BYTES);
      return Delivery.read(bytes, message, message.signedManifest().orElseThrow());
    } catch (SealRefused | DeliveryRefused e) {
      throw new IOException("what this connector kept is damaged", e);
    }
  }

  private void download(Delivery delivery) throws IOException, DeliveryRefused {
    Manifest manifest = delivery.manifest();
    if (!manifest.expires().isAfter(clock.instant())) {
      // It is judged as what it is: expired. Nothing is fetched for that.
      return;
    }
    List<Part> released = reception.releasedApart(delivery);
    for (Part part : released) {
      if (!fetched.isWhole(delivery.digest(), part)) {
        download(delivery, part);
      }
    }
  }

  private void download(Delivery delivery, Part part) throws IOException, DeliveryRefused {
    Manifest manifest = delivery.manifest();
    Path file = fetched.partial(delivery.digest(), part);
    long most = part.size() + part.size() / 8 + SEAL;
    try {
      hub.download(manifest.from(), manifest.id(), part.name(), part.sealed(), file, most);
    } catch (HubRefused e) {
      throw new DeliveryRefused(
          Code.PART_NOT_AVAILABLE, "part %s: %s".formatted(part.name(), e.getMessage()));
    }
    if (!digest(file).equals(part.sealed())) {
      Files.delete(file);
      // Once could be this machine's fault, such as a crash in mid-write.
      if (!cameWrong.add(part.sealed())) {
        throw new DeliveryRefused(
            Code.SEALED_DIGEST_MISMATCH,
            "part %s is not the one that the manifest names".formatted(part.name()));
      }
      throw new IOException("part %s came wrong: once more".formatted(part.name()));
    }
    fetched.finished(delivery.digest(), part);
  }

  private static Digest digest(Path file) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      ((InputStream) in).transferTo(OutputStream.nullOutputStream());
      return Digest.ofHash(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void later(Digest manifest, Exception why, Duration patience) {
    due.put(manifest, clock.instant().plus(patience));
    if (!closing.hasBegun()) {
      board.down(LINK, String.valueOf(why.getMessage()));
      LOG.debug("The parts of {} cannot be fetched now", manifest, why);
    }
  }

  /** What has come stays, and goes on at the next start. */
  @Override
  public void close() {
    closing.end(thread);
  }
}
