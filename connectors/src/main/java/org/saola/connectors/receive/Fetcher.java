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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private static final Duration GRACE = Duration.ofSeconds(3);
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
  private volatile boolean closing;

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
    while (!closing) {
      try {
        fetchDue();
        Thread.sleep(IDLE);
      } catch (IOException e) {
        LOG.error("state/fetching cannot be read", e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Goes on with every delivery that is due: each as far as it goes. */
  public void fetchDue() throws IOException {
    for (Digest manifest : fetched.all()) {
      if (!closing && !due.getOrDefault(manifest, Instant.MIN).isAfter(clock.instant())) {
        fetch(manifest);
      }
    }
  }

  private void fetch(Digest manifest) throws IOException {
    byte[] bytes = fetched.delivery(manifest);
    try {
      Delivery delivery = read(bytes);
      try {
        download(delivery);
        reception.takeFetched(bytes);
      } catch (DeliveryRefused e) {
        reception.refuse(delivery, e);
      }
      fetched.forget(manifest);
      due.remove(manifest);
      failures.remove(manifest);
      board.up(LINK);
    } catch (HubBusy e) {
      later(manifest, e, e.patience());
    } catch (IOException | LogDistrusted | RuntimeException e) {
      later(manifest, e, backoff.after(failures.merge(manifest, 1, Integer::sum)));
    }
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
      if (failures.getOrDefault(delivery.digest(), 0) > 0) {
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
    if (!closing) {
      board.down(LINK, String.valueOf(why.getMessage()));
      LOG.debug("The parts of {} cannot be fetched now", manifest, why);
    }
  }

  /** What has come stays, and goes on at the next start. */
  @Override
  public void close() {
    closing = true;
    try {
      if (!thread.join(GRACE)) {
        thread.interrupt();
        thread.join(GRACE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
