// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Part;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.Urgency;
import org.saola.message.seizure.Quantity;
import org.saola.message.seizure.SeizureDate;
import org.saola.message.seizure.SeizureReport;
import org.saola.message.seizure.SpecimenLine;
import org.saola.message.type.MessageTypes;
import org.saola.message.vocabulary.PartialDate;
import org.saola.message.vocabulary.Taxon;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.directory.Directory;
import org.saola.pki.seal.ManifestSigner;
import org.saola.pki.seal.PartContext;
import org.saola.pki.seal.PartSealer;
import org.saola.pki.seal.SealedMessage;

/**
 * Seizure reports, each signed and sealed by itself, so that nothing can be answered from a cache.
 * Their content is synthetic.
 */
final class DistinctMessages {
  private static final String REPORT = "report";
  private static final String PERSONS = "persons";

  /** Name of the part that travels apart. */
  static final String APART = PERSONS;

  private static final int LARGEST_REPORT = 32 * 1024;
  private static final Duration LIFETIME = Duration.ofDays(1);

  private final Directory directory;
  private final AgencyId from;
  private final List<AgencyId> to;
  private final int contentBytes;
  private final ManifestSigner signer;
  private final PartSealer sealer;
  private final Clock clock;
  private final SecureRandom random;

  /**
   * @param contentBytes of each report as JSON, padded in its additional information
   */
  DistinctMessages(
      Keystore sender,
      List<AgencyId> to,
      Directory directory,
      int contentBytes,
      Clock clock,
      SecureRandom random) {
    this.directory = directory;
    this.from = new AgencyId(sender.subject());
    this.to = List.copyOf(to);
    this.contentBytes = contentBytes;
    this.signer = new ManifestSigner(sender);
    this.sealer = new PartSealer(random);
    this.clock = clock;
    this.random = random;
  }

  /** On all cores. */
  List<byte[]> make(int count) {
    return IntStream.range(0, count)
        .parallel()
        .mapToObj(number -> message(number, Urgency.ORDINARY))
        .toList();
  }

  /** The same for the urgent lane. */
  List<byte[]> makeUrgent(int count) {
    return IntStream.range(0, count)
        .parallel()
        .mapToObj(number -> message(number, Urgency.URGENT))
        .toList();
  }

  /**
   * A report as ever, and beside it a part that travels apart: bytes that mean nothing.
   *
   * @param folder for its sealed bytes
   */
  ApartMessage apart(int bytes, Path folder) throws IOException {
    MessageId id = MessageId.next(clock, random);
    byte[] report = content(1);
    PartSealer.SealedInline inline = seal(id, REPORT, report);
    byte[] content = new byte[bytes];
    random.nextBytes(content);
    Path file = folder.resolve(id.value());
    PartSealer.Sealed sealed = seal(id, content, file);
    List<Part> parts = List.of(part(REPORT, report, inline), claimCheck(sealed));
    byte[] manifest = valid(manifest(id, parts, Urgency.ORDINARY));
    byte[] body = SealedMessage.join(List.of(signer.sign(manifest), inline.bytes()));
    return new ApartMessage(id, body, Digest.ofHash(sealed.sealedDigest()), file);
  }

  private PartSealer.Sealed seal(MessageId id, byte[] content, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      return sealer.seal(
          context(id, APART), new ByteArrayInputStream(content), certificates(), out);
    }
  }

  private Part claimCheck(PartSealer.Sealed sealed) {
    return new Part(
        APART,
        "application/json",
        sealed.size(),
        true,
        to,
        Digest.ofHash(sealed.sealedDigest()),
        Digest.ofHash(sealed.contentDigest()),
        true);
  }

  private byte[] message(int number, Urgency urgency) {
    MessageId id = MessageId.next(clock, random);
    List<Part> parts = new ArrayList<>();
    List<byte[]> sequence = new ArrayList<>();
    contents(number)
        .forEach(
            (name, content) -> {
              PartSealer.SealedInline sealed = seal(id, name, content);
              parts.add(part(name, content, sealed));
              sequence.add(sealed.bytes());
            });
    byte[] manifest = valid(manifest(id, parts, urgency));
    sequence.addFirst(signer.sign(manifest));
    return SealedMessage.join(sequence);
  }

  /**
   * One part, a report; or, where that is more than a part may weigh, two. Those are bytes that
   * mean nothing: no hub can tell.
   */
  private Map<String, byte[]> contents(int number) {
    if (contentBytes <= LARGEST_REPORT) {
      return Map.of(REPORT, content(number));
    }
    Map<String, byte[]> contents = new LinkedHashMap<>();
    contents.put(REPORT, new byte[contentBytes / 2]);
    contents.put(PERSONS, new byte[contentBytes - contentBytes / 2]);
    contents.values().forEach(random::nextBytes);
    return contents;
  }

  private PartSealer.SealedInline seal(MessageId id, String name, byte[] content) {
    return sealer.seal(context(id, name), content, certificates());
  }

  private PartContext context(MessageId id, String name) {
    return new PartContext(directory.document().federation(), from.value(), id.value(), name);
  }

  private List<X509Certificate> certificates() {
    return to.stream()
        .flatMap(each -> directory.sealingCertificates(each.value(), clock.instant()).stream())
        .toList();
  }

  private Part part(String name, byte[] content, PartSealer.SealedInline sealed) {
    return new Part(
        name,
        "application/json",
        content.length,
        name.equals(PERSONS),
        to,
        Digest.ofHash(sealed.digests().sealedDigest()),
        Digest.ofHash(sealed.digests().contentDigest()),
        false);
  }

  private Manifest manifest(MessageId id, List<Part> parts, Urgency urgency) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Manifest(
        1,
        signer.suite(),
        directory.document().federation(),
        new Digest(directory.digest()),
        id,
        from,
        to.stream().map(each -> new Recipient(each, null)).toList(),
        MessageTypes.SEIZURE_REPORT,
        null,
        null,
        now,
        now.plus(LIFETIME),
        urgency,
        null,
        Purpose.INVESTIGATION,
        "EU-2016-680-ART8",
        null,
        new Marking(Tlp.AMBER, List.of(HandlingCode.H0), Level.BASIC_PROTECTION, null),
        null,
        parts,
        List.of());
  }

  /** The report as JSON, of just the wanted size unless that is too small for any report. */
  byte[] content(int number) {
    int bare = valid(report(number, "x")).length;
    return valid(report(number, "x".repeat(Math.max(1, contentBytes - bare + 1))));
  }

  private static SeizureReport report(int number, String padding) {
    return new SeizureReport(
        "SYNTHETIC-%06d".formatted(number),
        new SeizureDate(new PartialDate("2026-03-01"), null, null),
        List.of(
            new SpecimenLine(
                Taxon.named("Manis javanica"),
                null,
                null,
                List.of(Quantity.of(BigDecimal.valueOf(1 + number), null)),
                null,
                null,
                null,
                null,
                padding,
                List.of())),
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null);
  }

  private static byte[] valid(Object document) {
    try {
      StrictJson.validate(document);
      return StrictJson.write(document);
    } catch (InvalidDocument e) {
      throw new IllegalStateException("the benchmark makes an invalid document", e);
    }
  }
}
