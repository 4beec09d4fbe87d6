// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saola.connectors.compose.Composition.Ruled;
import org.saola.connectors.compose.DraftRefused.Code;
import org.saola.message.format.Draft;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Part;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.ReceiptItem;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.Urgency;
import org.saola.message.type.MessageTypes;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.directory.Directory;
import org.saola.pki.seal.ManifestSigner;
import org.saola.pki.seal.PartContext;
import org.saola.pki.seal.PartSealer;
import org.saola.pki.seal.SealedMessage;

/** Seals parts, builds the manifest over them and signs it with the agency's key. */
public final class Sealing {
  private static final int FORMAT = 1;

  /** Bytes of a sealed part that travels within its message. */
  public static final int MAX_INLINE_PART = 64 * 1024;

  private static final int MAX_MESSAGE = 1024 * 1024;
  private static final Duration RECEIPT_LIFETIME = Duration.ofDays(30);

  private final AgencyId agency;
  private final String federation;
  private final ManifestSigner signer;
  private final PartSealer sealer;
  private final Clock clock;
  private final SecureRandom random;
  private final SealedFiles files;
  private final long largestPart;

  /**
   * @param files where parts are sealed that travel apart
   * @param largestPart bytes of the largest content that is sent
   */
  public Sealing(
      AgencyId agency,
      String federation,
      Keystore keys,
      Clock clock,
      SecureRandom random,
      SealedFiles files,
      long largestPart) {
    this.files = files;
    this.largestPart = largestPart;
    this.agency = agency;
    this.federation = federation;
    this.signer = new ManifestSigner(keys);
    this.sealer = new PartSealer(random);
    this.clock = clock;
    this.random = random;
  }

  /**
   * @param inline empty for a part that travels apart
   */
  private record SealedPart(Part part, Optional<byte[]> inline) {}

  MessageId nextId() {
    return MessageId.next(clock, random);
  }

  Composition.Sealed seal(
      Draft draft,
      Terms terms,
      List<Recipient> to,
      List<Permitted> parts,
      List<Ruled> withheld,
      Directory directory)
      throws DraftRefused, IOException {
    MessageId id = nextId();
    Instant now = now();
    Haste haste = Haste.of(draft, terms, now);
    List<SealedPart> sealed = new ArrayList<>();
    for (Permitted part : parts) {
      sealed.add(seal(part, id, directory));
    }
    Manifest manifest =
        new Manifest(
            FORMAT,
            signer.suite(),
            federation,
            new Digest(directory.digest()),
            id,
            agency,
            to,
            draft.type(),
            draft.thread(),
            draft.inReplyTo(),
            now,
            now.plus(terms.lifetime()),
            haste.urgency(),
            haste.respondBy(),
            terms.purpose(),
            terms.legalBasis(),
            terms.transferBasis(),
            terms.marking(),
            terms.origin(),
            terms.consentGiven(),
            draft.target(),
            draft.answer(),
            draft.consent(),
            draft.confirmed(),
            sealed.stream().map(SealedPart::part).toList(),
            List.of());
    return sign(
        manifest, sealed.stream().flatMap(part -> part.inline().stream()).toList(), withheld);
  }

  /** A receipt to one original sender: nobody learns another's traffic. */
  public Composition.Sealed receipt(AgencyId to, List<ReceiptItem> lines, Directory directory)
      throws DraftRefused {
    Instant now = now();
    Manifest manifest =
        new Manifest(
            FORMAT,
            signer.suite(),
            federation,
            new Digest(directory.digest()),
            nextId(),
            agency,
            List.of(new Recipient(to, null)),
            MessageTypes.RECEIPT,
            null,
            null,
            now,
            now.plus(RECEIPT_LIFETIME),
            Urgency.ORDINARY,
            null,
            Purpose.ADMINISTRATIVE_ENFORCEMENT,
            // Directive (EU) 2016/680 Art. 25: disclosures are logged with their recipients.
            "EU-2016-680-ART25",
            null,
            new Marking(Tlp.AMBER, List.of(), Level.BASIC_PROTECTION, null),
            null,
            List.of(),
            lines);
    return sign(manifest, List.of(), List.of());
  }

  long largest() {
    return largestPart;
  }

  private SealedPart seal(Permitted part, MessageId id, Directory directory)
      throws DraftRefused, IOException {
    Content content = part.content();
    long size = content.body().size();
    if (size > largestPart) {
      throw new DraftRefused(
          Code.PART_TOO_LARGE,
          "part %s has %d bytes, and %d may travel".formatted(content.name(), size, largestPart));
    }
    List<X509Certificate> recipients =
        part.sealFor().stream()
            .flatMap(recipient -> certificates(recipient, directory).stream())
            .toList();
    PartContext context = new PartContext(federation, agency.value(), id.value(), content.name());
    if (size <= MAX_INLINE_PART) {
      PartSealer.SealedInline sealed = sealer.seal(context, bytes(content), recipients);
      if (sealed.bytes().length <= MAX_INLINE_PART) {
        return new SealedPart(
            described(part, sealed.digests(), Travel.INLINE), Optional.of(sealed.bytes()));
      }
    }
    return new SealedPart(
        described(part, sealApart(id, content, context, recipients), Travel.APART),
        Optional.empty());
  }

  /** How the sealed bytes of a part travel. */
  private enum Travel {
    INLINE,
    APART
  }

  private static byte[] bytes(Content content) throws IOException {
    try (InputStream in = content.body().open()) {
      return in.readAllBytes();
    }
  }

  /** Durable before signed: the manifest names bytes that are on disk. */
  private PartSealer.Sealed sealApart(
      MessageId id, Content content, PartContext context, List<X509Certificate> recipients)
      throws IOException {
    try (InputStream in = content.body().open();
        OutputStream out = files.create(id, content.name())) {
      PartSealer.Sealed sealed = sealer.seal(context, in, recipients, out);
      out.flush();
      return sealed;
    }
  }

  private static Part described(Permitted part, PartSealer.Sealed sealed, Travel travel) {
    Content content = part.content();
    return new Part(
        content.name(),
        content.mediaType(),
        sealed.size(),
        content.nominal(),
        part.meant(),
        Digest.ofHash(sealed.sealedDigest()),
        Digest.ofHash(sealed.contentDigest()),
        travel == Travel.APART);
  }

  /** All that are current: during a renewal its connector may still hold the older key. */
  List<X509Certificate> certificates(AgencyId recipient, Directory directory) {
    return directory.sealingCertificates(recipient.value(), clock.instant());
  }

  private Composition.Sealed sign(Manifest manifest, List<byte[]> parts, List<Ruled> withheld)
      throws DraftRefused {
    try {
      StrictJson.validate(manifest);
    } catch (InvalidDocument e) {
      throw new DraftRefused(Code.INVALID_DRAFT, String.valueOf(e.getMessage()));
    }
    byte[] json = StrictJson.write(manifest);
    List<byte[]> infos = new ArrayList<>();
    infos.add(signer.sign(json));
    infos.addAll(parts);
    byte[] bytes = SealedMessage.join(infos);
    if (bytes.length > MAX_MESSAGE) {
      throw new DraftRefused(
          Code.MESSAGE_TOO_LARGE,
          "the message takes %d bytes, and %d can travel".formatted(bytes.length, MAX_MESSAGE));
    }
    return new Composition.Sealed(manifest, json, bytes, withheld);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
