// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.parts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.pki.seal.SealRefused;
import org.saola.pki.seal.StreamedPart;
import org.saola.routes.MessageRefused;
import org.saola.routes.RefusalCode;
import org.springframework.stereotype.Component;

/** Holds a manifest's claim checks against what was uploaded, and claims it for the message. */
@Component
public final class ClaimChecks {
  /** The sender's own connector may touch an upload once, when it asks how far it has come. */
  private static final int LOOKS = 3;

  private final PartTable table;
  private final PartFiles files;

  ClaimChecks(PartTable table, PartFiles files) {
    this.table = table;
    this.files = files;
  }

  /**
   * For whom the part is sealed, read from the uploaded bytes themselves: they were checked as a
   * whole when the last of them had come.
   *
   * @throws MessageRefused unless all of it is here, with the digest and the size that were signed
   */
  public StreamedPart check(Manifest manifest, Part part) throws MessageRefused {
    PartKey key = key(manifest, part);
    for (int look = 0; look < LOOKS; look++) {
      Upload upload = requireSigned(key, part);
      StreamedPart head = head(key);
      // Else these may be the bytes of another upload under the same name.
      if (table.find(key).equals(Optional.of(upload))) {
        return head;
      }
    }
    throw new MessageRefused(
        RefusalCode.CLAIM_CHECK_INCOMPLETE,
        "the upload of the part %s changes while it is looked at".formatted(part.name()));
  }

  private Upload requireSigned(PartKey key, Part part) throws MessageRefused {
    Optional<Upload> found = table.find(key);
    if (found.isEmpty()) {
      throw new MessageRefused(
          RefusalCode.CLAIM_CHECK_MISSING, "nothing was uploaded for the part " + part.name());
    }
    Upload upload = found.get();
    if (!upload.isWhole()) {
      throw new MessageRefused(
          RefusalCode.CLAIM_CHECK_INCOMPLETE,
          "the upload of the part %s has not ended".formatted(part.name()));
    }
    if (!upload.sealed().equals(part.sealed())) {
      throw new MessageRefused(
          RefusalCode.SEALED_DIGEST_MISMATCH,
          "what was uploaded for the part %s is not what was signed".formatted(part.name()));
    }
    if (upload.content().getAsLong() != part.size()) {
      throw new MessageRefused(
          RefusalCode.CLAIM_CHECK_SIZE,
          "the part %s has %d bytes, and %d were signed"
              .formatted(part.name(), upload.content().getAsLong(), part.size()));
    }
    return upload;
  }

  private StreamedPart head(PartKey key) throws MessageRefused {
    try (InputStream sealed = files.open(key)) {
      return StreamedPart.head(sealed);
    } catch (SealRefused e) {
      throw new MessageRefused(RefusalCode.of(e.code()), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("an uploaded part cannot be read", e);
    }
  }

  /**
   * In the transaction that accepts the message: from now on the uploads are kept for its
   * recipients.
   *
   * @param number of the message's row
   * @throws IllegalStateException when one has gone since it was checked, or is another now: to be
   *     judged again
   */
  public void claim(Manifest manifest, long number) {
    for (Part part : manifest.parts()) {
      if (part.claimCheck() && !claim(part, key(manifest, part), number)) {
        throw new IllegalStateException("an upload has gone: " + key(manifest, part));
      }
    }
  }

  private boolean claim(Part part, PartKey key, long number) {
    return table.claim(key, number, part.sealed(), part.size());
  }

  private static PartKey key(Manifest manifest, Part part) {
    AgencyId from = manifest.from();
    return new PartKey(from, manifest.id(), part.name());
  }
}
