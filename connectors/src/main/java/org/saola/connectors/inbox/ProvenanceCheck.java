// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.content.FileContent;
import org.saola.connectors.inbox.ForwardedFile.Consented;
import org.saola.message.forward.Provenance;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Consent;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.pki.directory.Directory;

/**
 * Holds a forwarded message against the messages by which it came: each signed by its sender, each
 * the origin of the next, the parts byte for byte those of the first, no marking weaker, and under
 * handling code H2 each step covered by the first originator's consent. The hub is not asked.
 */
public final class ProvenanceCheck {
  private final Manifest manifest;
  private final List<Link> links;

  private ProvenanceCheck(Manifest manifest, List<Link> links) {
    this.manifest = manifest;
    this.links = links;
  }

  /**
   * @param consent on which it was passed on
   */
  private record Link(Voucher message, Provenance.Link salts, @Nullable Voucher consent) {}

  /** What among the opened parts of a message says where they come from. */
  public static Optional<Provenance> among(List<OpenedPart> parts) {
    return parts.stream()
        .map(OpenedPart::document)
        .filter(Provenance.class::isInstance)
        .map(Provenance.class::cast)
        .findFirst();
  }

  /**
   * Reads the chain; nothing of it is believed yet.
   *
   * @throws ProvenanceRefused when a link is no signed manifest
   */
  public static ProvenanceCheck of(Manifest manifest, Provenance provenance)
      throws ProvenanceRefused {
    List<Link> links = new ArrayList<>();
    for (Provenance.Link link : provenance.links()) {
      Provenance.Shown consent = link.consent();
      links.add(
          new Link(
              Voucher.read(link.manifest()),
              link,
              consent == null ? null : Voucher.read(consent.manifest())));
    }
    return new ProvenanceCheck(manifest, links);
  }

  private Stream<Voucher> vouchers() {
    return links.stream()
        .flatMap(
            link -> Stream.concat(Stream.of(link.message()), Stream.ofNullable(link.consent())));
  }

  /**
   * @throws ProvenanceRefused when a key of the chain has been revoked since
   */
  public void requireNotRevoked(Directory newest, Instant now) throws ProvenanceRefused {
    for (Voucher voucher : vouchers().toList()) {
      voucher.requireNotRevoked(newest, now);
    }
  }

  /** The directory versions by which the chain is to be verified. */
  public Set<Digest> directories() {
    Set<Digest> named = new LinkedHashSet<>();
    vouchers().forEach(voucher -> named.add(voucher.manifest().directory()));
    return named;
  }

  /**
   * @param parts the parts that came, opened
   * @return what the chain says, checked
   * @throws ProvenanceRefused naming the first thing that does not hold
   */
  public ForwardedFile check(Map<Digest, Directory> directories, List<OpenedPart> parts)
      throws ProvenanceRefused, IOException {
    require(
        links.getLast().message().digest().equals(manifest.origin()),
        "the last message of its provenance is not the one that it forwards");
    require(
        links.getFirst().message().manifest().origin() == null, "its provenance has no beginning");
    List<ForwardedFile.Step> steps = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      Manifest next = i + 1 < links.size() ? links.get(i + 1).message().manifest() : manifest;
      steps.add(step(links.get(i), next, directories, parts));
    }
    return new ForwardedFile(first().manifest().from(), steps);
  }

  private Voucher first() {
    return links.getFirst().message();
  }

  private ForwardedFile.Step step(
      Link link, Manifest next, Map<Digest, Directory> directories, List<OpenedPart> parts)
      throws ProvenanceRefused, IOException {
    Voucher message = link.message();
    Manifest passedOn = message.manifest();
    message.verify(directories, manifest.federation());
    require(
        message.digest().equals(next.origin()),
        "message %s does not forward the one before it",
        next.id());
    require(
        passedOn.type().equals(next.type()),
        "message %s is a %s, and was forwarded as %s",
        passedOn.id(),
        passedOn.type(),
        next.type());
    require(
        passedOn.to().stream().anyMatch(to -> to.agency().equals(next.from())),
        "%s forwards message %s, which was not meant for it",
        next.from(),
        passedOn.id());
    require(
        next.marking().isNoWeakerThan(passedOn.marking()),
        "message %s asks less of its holders than message %s, which it forwards",
        next.id(),
        passedOn.id());
    for (OpenedPart part : parts) {
      if (!part.name().equals(MessageType.PROVENANCE)) {
        requireSame(link, part);
      }
    }
    return ForwardedFile.Step.of(passedOn, message.digest(), consent(link, next, directories));
  }

  private void requireSame(Link link, OpenedPart opened) throws ProvenanceRefused, IOException {
    Manifest original = link.message().manifest();
    Part named =
        original.parts().stream()
            .filter(part -> part.name().equals(opened.name()))
            .findFirst()
            .orElseThrow(
                () ->
                    new ProvenanceRefused(
                        "message %s has no part %s".formatted(original.id(), opened.name())));
    Optional<byte[]> salt = link.salts().salt(opened.name());
    require(salt.isPresent(), "there is no salt for the part %s", opened.name());
    require(
        named.nominal() == opened.part().nominal()
            && named.mediaType().equals(opened.part().mediaType()),
        "the part %s is labelled otherwise in message %s",
        opened.name(),
        original.id());
    try (InputStream content = content(opened)) {
      SealFile.Salt salted = SealFile.Salt.of(opened.name(), salt.orElseThrow());
      require(
          SealFile.matches(salted, original, named, content),
          "the part %s is not what %s signed in message %s",
          opened.name(),
          original.from(),
          original.id());
    }
  }

  private static InputStream content(OpenedPart part) throws IOException {
    return part.document() instanceof FileContent file
        ? Files.newInputStream(file.file())
        : new ByteArrayInputStream(part.content());
  }

  private @Nullable Consented consent(Link link, Manifest next, Map<Digest, Directory> directories)
      throws ProvenanceRefused {
    EarlierMessage given = next.consentGiven();
    Voucher consent = link.consent();
    if (given == null && consent == null) {
      require(
          !next.marking().handling().contains(HandlingCode.H2),
          "H2: message %s shows no consent of its originator",
          next.id());
      return null;
    }
    require(
        given != null
            && consent != null
            && consent.digest().equals(given.manifest())
            && consent.manifest().id().equals(given.id()),
        "message %s names another consent than its provenance shows",
        next.id());
    return consented(consent, next, directories);
  }

  private Consented consented(
      @Nullable Voucher voucher, Manifest next, Map<Digest, Directory> directories)
      throws ProvenanceRefused {
    Consent terms = voucher == null ? null : voucher.manifest().consent();
    if (voucher == null
        || terms == null
        || !voucher.manifest().type().equals(MessageTypes.FORWARD_CONSENT)) {
      throw new ProvenanceRefused("what is shown as a consent is none");
    }
    voucher.verify(directories, manifest.federation());
    Manifest consent = voucher.manifest();
    EarlierMessage target = consent.target();
    require(
        consent.from().equals(first().manifest().from()),
        "%s consents, and the message is another's",
        consent.from());
    require(
        target != null && target.manifest().equals(first().digest()),
        "the consent %s is about another message",
        consent.id());
    require(
        terms.decision() == Consent.Decision.GRANTED,
        "the originator has said no: %s",
        consent.id());
    require(
        covers(terms, next), "the consent %s does not cover message %s", consent.id(), next.id());
    return new Consented(
        consent.id(),
        voucher.digest(),
        consent.from(),
        terms.recipient(),
        terms.purpose(),
        terms.parts(),
        terms.validUntil());
  }

  /** Its one recipient, its purpose, its parts, and a day that had not passed. */
  private static boolean covers(Consent terms, Manifest next) {
    List<AgencyId> to = next.to().stream().map(it -> it.agency()).toList();
    List<String> parts =
        next.parts().stream()
            .map(Part::name)
            .filter(name -> !name.equals(MessageType.PROVENANCE))
            .toList();
    LocalDate last = terms.validUntil();
    return to.equals(List.of(terms.recipient()))
        && next.purpose() == terms.purpose()
        && (terms.parts().isEmpty() || terms.parts().containsAll(parts))
        && last != null
        && !LocalDate.ofInstant(next.created(), ZoneOffset.UTC).isAfter(last);
  }

  private static void require(boolean holds, String detail, Object... of) throws ProvenanceRefused {
    if (!holds) {
      throw new ProvenanceRefused(detail.formatted(of));
    }
  }
}
