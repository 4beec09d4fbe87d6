// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.faults;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.directory.Directory;
import org.saola.pki.seal.ManifestSigner;
import org.saola.pki.seal.PartContext;
import org.saola.pki.seal.PartSealer;
import org.saola.pki.seal.SealedMessage;

/** Makes distinct reports of one sender for the same recipients. Their content is synthetic. */
final class Reports {
  private static final String PART = "report";
  private static final Duration LIFETIME = Duration.ofDays(7);

  private final Keystore sender;
  private final ManifestSigner signer;
  private final Directory directory;
  private final List<String> to;
  private final SecureRandom random = new SecureRandom();
  private final PartSealer sealer = new PartSealer(random);

  Reports(Keystore sender, Directory directory, List<String> to) {
    this.sender = sender;
    this.signer = new ManifestSigner(sender);
    this.directory = directory;
    this.to = to;
  }

  List<Report> make(int count) {
    return IntStream.range(0, count).parallel().mapToObj(i -> make(Duration.ZERO)).toList();
  }

  /**
   * @param skew by which the sender's clock runs ahead
   */
  Report make(Duration skew) {
    return make(MessageId.next(Clock.systemUTC(), random), skew);
  }

  Report make(MessageId id, Duration skew) {
    String federation = directory.document().federation();
    byte[] content = "{\"synthetic\":\"%s\"}".formatted(id).getBytes(StandardCharsets.UTF_8);
    var sealed =
        sealer.seal(
            new PartContext(federation, sender.subject(), id.value(), PART),
            content,
            to.stream()
                .map(each -> directory.sealingCertificates(each, Instant.now()).getFirst())
                .toList());
    Instant created = Instant.now().plus(skew).truncatedTo(ChronoUnit.MILLIS);
    // As JSON and not as a record: what it says does not follow each change of the record.
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("version", 1);
    manifest.put("suite", signer.suite());
    manifest.put("federation", federation);
    manifest.put("directory", new Digest(directory.digest()));
    manifest.put("id", id);
    manifest.put("from", sender.subject());
    manifest.put("to", to.stream().map(each -> Map.of("agency", each)).toList());
    manifest.put("type", "seizure-report/1");
    manifest.put("created", created.toString());
    manifest.put("expires", created.plus(LIFETIME).toString());
    manifest.put("urgency", "ORDINARY");
    manifest.put("purpose", "INVESTIGATION");
    manifest.put("legalBasis", "EU-2016-680-ART8");
    manifest.put(
        "marking", Map.of("tlp", "AMBER", "handling", List.of("H0"), "level", "BASIC_PROTECTION"));
    manifest.put(
        "parts",
        List.of(
            Map.of(
                "name",
                PART,
                "mediaType",
                "application/json",
                "size",
                content.length,
                "nominal",
                false,
                "to",
                to,
                "sealed",
                Digest.ofHash(sealed.digests().sealedDigest()),
                "content",
                Digest.ofHash(sealed.digests().contentDigest()),
                "claimCheck",
                false)));
    manifest.put("receipts", List.of());
    byte[] json = StrictJson.write(manifest);
    return new Report(
        id, Digest.of(json), SealedMessage.join(List.of(signer.sign(json), sealed.bytes())));
  }
}
