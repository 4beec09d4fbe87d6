// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.parts;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.saola.message.manifest.Digest;
import org.saola.pki.seal.SealRefused;
import org.saola.pki.seal.StreamedPart;
import org.saola.routes.HubProperties;
import org.saola.routes.parts.PartRefused.Code;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes sealed parts in, piece by piece. Room is kept for the whole of what is declared, so that
 * what was begun can be finished; what has come is whatever the file holds, also after a crash.
 */
@Component
public final class Uploads {
  private final PartTable table;
  private final PartFiles files;
  private final TransactionTemplate transaction;
  private final HubProperties.Parts limits;
  private final Clock clock;
  private final Set<PartKey> busy = ConcurrentHashMap.newKeySet();

  Uploads(
      PartTable table,
      PartFiles files,
      TransactionTemplate transaction,
      HubProperties hub,
      Clock clock) {
    this.table = table;
    this.files = files;
    this.transaction = transaction;
    this.limits = hub.parts();
    this.clock = clock;
  }

  /** How far an upload has come. */
  public record Progress(long offset, long bytes) {}

  /** One change of an upload at a time. */
  @FunctionalInterface
  private interface Change<T> {
    T make() throws IOException;
  }

  /** The most bytes that a sealed part may have. */
  public long largest() {
    return limits.partBytes();
  }

  /**
   * Declares an upload; again with the same words changes nothing.
   *
   * @param bytes of the sealed part
   * @param sealed their digest
   * @throws PartRefused TOO_LARGE, AGENCY_FULL, STORE_FULL, DECLARED_OTHERWISE or ACCEPTED
   */
  public void declare(PartKey key, long bytes, Digest sealed) throws IOException {
    if (bytes > limits.partBytes()) {
      throw new PartRefused(
          Code.TOO_LARGE, "a sealed part may have %d bytes".formatted(limits.partBytes()));
    }
    files.requireRoom(bytes);
    transaction.executeWithoutResult(status -> insert(key, bytes, sealed));
    files.make(key);
  }

  private void insert(PartKey key, long bytes, Digest sealed) {
    PartTable.Declared declared = table.declared(key.uploader());
    Optional<Upload> known = table.find(key);
    if (table.isAccepted(key.uploader(), key.message())) {
      throw new PartRefused(Code.ACCEPTED, "the message is accepted: its parts are all there");
    }
    if (known.isPresent()) {
      if (known.get().bytes() != bytes || !known.get().sealed().equals(sealed)) {
        throw new PartRefused(Code.DECLARED_OTHERWISE, "declared before, as something else");
      }
      return;
    }
    long billed = PartTable.billed(bytes);
    if (declared.byAgency() + billed > limits.agencyBytes()) {
      throw new PartRefused(
          Code.AGENCY_FULL,
          "%d of %d bytes are taken".formatted(declared.byAgency(), limits.agencyBytes()));
    }
    if (declared.byAll() + billed > limits.storeBytes()) {
      throw new PartRefused(Code.STORE_FULL, "the store is full");
    }
    table.insert(key, bytes, sealed, now());
  }

  /**
   * @throws PartRefused UNKNOWN_UPLOAD, or what is wrong with an upload that a crash left unchecked
   */
  public Progress progress(PartKey key) throws IOException {
    Upload upload = find(key);
    if (upload.isWhole()) {
      return new Progress(upload.bytes(), upload.bytes());
    }
    long size = files.size(key);
    if (size < upload.bytes()) {
      return new Progress(size, upload.bytes());
    }
    return alone(key, () -> finished(find(key)));
  }

  /**
   * Takes in what comes next. On return it is in the file; when it was the last, all is on disk and
   * has been checked.
   *
   * @param length of the body; negative where nobody says
   * @throws PartRefused what was wrong; unless it was the bytes themselves, the upload goes on
   */
  public Progress append(PartKey key, long offset, InputStream body, long length)
      throws IOException {
    return alone(key, () -> take(find(key), offset, body, length));
  }

  private Progress take(Upload upload, long offset, InputStream body, long length)
      throws IOException {
    PartKey key = upload.key();
    long size = upload.isWhole() ? upload.bytes() : files.size(key);
    if (offset != size) {
      throw new PartRefused(Code.WRONG_OFFSET, "the upload is at %d".formatted(size));
    }
    if (length > upload.bytes() - size) {
      throw new PartRefused(Code.BEYOND_LENGTH, "%d bytes were declared".formatted(upload.bytes()));
    }
    table.touch(key, now());
    if (!upload.isWhole()) {
      files.append(key, size, body, upload.bytes() - size);
    }
    return finished(upload);
  }

  /** Whatever is complete is checked before anybody is told that it is. */
  private Progress finished(Upload upload) throws IOException {
    PartKey key = upload.key();
    long size = upload.isWhole() ? upload.bytes() : files.size(key);
    if (size == upload.bytes() && !upload.isWhole()) {
      files.force(key);
      table.complete(key, check(upload));
    }
    return new Progress(size, upload.bytes());
  }

  private long check(Upload upload) throws IOException {
    try (InputStream sealed = files.open(upload.key())) {
      StreamedPart.Measure measure = StreamedPart.measure(sealed);
      if (!Digest.ofHash(measure.digest()).equals(upload.sealed())) {
        throw new PartRefused(
            Code.SEALED_DIGEST_MISMATCH, "these are not the bytes that were declared: begin again");
      }
      return measure.content();
    } catch (SealRefused e) {
      remove(upload.key());
      throw new PartRefused(Code.BAD_SEAL, "%s: %s".formatted(e.code(), e.getMessage()));
    } catch (PartRefused e) {
      remove(upload.key());
      throw e;
    }
  }

  /**
   * Forgets an upload that no message claims.
   *
   * @throws PartRefused UNKNOWN_UPLOAD or ACCEPTED
   */
  public void cancel(PartKey key) throws IOException {
    alone(
        key,
        () -> {
          if (find(key).accepted()) {
            throw new PartRefused(Code.ACCEPTED, "a message claims it");
          }
          remove(key);
          return key;
        });
  }

  // The row first: a file without a row is nothing, and is swept away.
  private void remove(PartKey key) throws IOException {
    if (table.delete(key)) {
      files.delete(key);
    }
  }

  private Upload find(PartKey key) {
    return table
        .find(key)
        .orElseThrow(() -> new PartRefused(Code.UNKNOWN_UPLOAD, "there is no such upload"));
  }

  private <T> T alone(PartKey key, Change<T> change) throws IOException {
    if (!busy.add(key)) {
      throw new PartRefused(Code.BUSY, "another request is writing it");
    }
    try {
      return change.make();
    } finally {
      busy.remove(key);
    }
  }

  private Instant now() {
    return clock.instant();
  }
}
