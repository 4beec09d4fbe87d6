// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.compose.Composition;
import org.saola.connectors.compose.DraftRefused;
import org.saola.connectors.inbox.ForwardedFile;
import org.saola.connectors.inbox.HeldMessage;
import org.saola.connectors.inbox.OfflineVerify;
import org.saola.connectors.inbox.OpenedPart;
import org.saola.connectors.inbox.ProvenanceCheck;
import org.saola.connectors.inbox.ProvenanceRefused;
import org.saola.connectors.inbox.VerificationTrust;
import org.saola.connectors.standin.Agency;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.Samples;
import org.saola.connectors.standin.StandInHub;
import org.saola.message.format.Draft;
import org.saola.message.forward.Provenance;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Part;
import org.saola.message.manifest.Tlp;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.pki.directory.Directory;

/** NL-CUSTOMS reports under H2; EUROPOL passes it on to FR-POLICE; nobody but them is believed. */
class ForwardingTest {
  private static final Marking H2 =
      new Marking(Tlp.AMBER, List.of(HandlingCode.H2), Level.BASIC_PROTECTION, null);

  @TempDir Path folder;
  private StandInHub hub;
  private Agency originator;
  private Agency holder;
  private Agency police;
  private Composition.Sealed original;

  @BeforeEach
  void report() throws Exception {
    hub = new StandInHub(Federation.DEMO);
    originator = agency("NL-CUSTOMS");
    holder = agency("EUROPOL");
    police = agency("FR-POLICE");
    original = send(originator, draft(H2), holder);
  }

  @AfterEach
  void stop() {
    originator.close();
    holder.close();
    police.close();
    hub.close();
  }

  private Agency agency(String id) throws Exception {
    return new Agency(folder.resolve(id), id, hub);
  }

  private Composition.Sealed send(Agency from, Draft draft, Agency to) throws Exception {
    Composition.Sealed sealed = from.compose(draft).getFirst();
    to.take(hub.take(from.id, sealed.bytes()));
    return sealed;
  }

  private static Draft draft(Marking marking) throws Exception {
    return with(
        Samples.draft(),
        fields -> fields.putAll(Map.of("to", List.of("EUROPOL"), "marking", marking)));
  }

  @SuppressWarnings("unchecked")
  private static Draft with(Draft draft, Consumer<Map<String, Object>> change) throws Exception {
    Map<String, Object> fields = StrictJson.read(StrictJson.write(draft), Map.class);
    change.accept(fields);
    return Draft.read(StrictJson.write(fields));
  }

  private MessageId consent(String recipient, String purpose) throws Exception {
    Map<String, Object> draft =
        Map.of(
            "type", "forward-consent/1",
            "to", List.of("EUROPOL"),
            "inReplyTo", original.manifest().id(),
            "thread", original.manifest().id(),
            "target",
                Map.of(
                    "id", original.manifest().id(), "manifest", Digest.of(original.manifestJson())),
            "consent",
                Map.of(
                    "decision",
                    "GRANTED",
                    "recipient",
                    recipient,
                    "purpose",
                    purpose,
                    "validUntil",
                    LocalDate.now().plusDays(30)),
            "parts",
                Map.of("terms", Map.of("conditions", List.of("The source is not to be named"))));
    return send(originator, Draft.read(StrictJson.write(draft)), holder).manifest().id();
  }

  private static Draft forward(MessageId message, Optional<MessageId> consent, String... parts)
      throws Exception {
    Map<String, Object> forward =
        new LinkedHashMap<>(Map.of("message", message, "parts", List.of(parts)));
    consent.ifPresent(id -> forward.put("consent", id));
    return Draft.read(
        StrictJson.write(
            Map.of(
                "type",
                MessageTypes.SEIZURE_REPORT,
                "to",
                List.of("FR-POLICE"),
                "forward",
                forward)));
  }

  private Path inboxOf(Agency agency, Composition.Sealed message) {
    return agency.home.inbox().resolve(message.manifest().id().value());
  }

  @Test
  void theNewRecipientHasThePartsByteForByteAndSeesTheWholeChain() throws Exception {
    MessageId consent = consent("FR-POLICE", "INVESTIGATION");
    Composition.Sealed forwarded =
        send(holder, forward(original.manifest().id(), Optional.of(consent)), police);
    hub.notices();

    Path inbox = inboxOf(police, forwarded);
    assertThat(inbox.resolve("report.json"))
        .hasSameBinaryContentAs(inboxOf(holder, original).resolve("report.json"));
    assertThat(forwarded.manifest().marking()).isEqualTo(H2);
    ForwardedFile chain =
        StrictJson.read(Files.readAllBytes(inbox.resolve("forwarded.json")), ForwardedFile.class);
    assertThat(chain.originator().value()).isEqualTo("NL-CUSTOMS");
    assertThat(chain.steps()).hasSize(1);
    assertThat(chain.steps().getFirst().manifest()).isEqualTo(Digest.of(original.manifestJson()));
    assertThat(chain.steps().getFirst().consent().message()).isEqualTo(consent);
  }

  @Test
  void theChainIsVerifiedOffline() throws Exception {
    MessageId consent = consent("FR-POLICE", "INVESTIGATION");
    Path inbox =
        inboxOf(
            police, send(holder, forward(original.manifest().id(), Optional.of(consent)), police));
    OfflineVerify verify = new OfflineVerify(VerificationTrust.ofHomeAround(inbox));
    Path chain = inbox.resolve("forwarded.json");
    assertThat(verify.verify(inbox))
        .filteredOn(line -> line.path().equals(chain))
        .allMatch(OfflineVerify.Line::holds)
        .isNotEmpty();

    Files.writeString(chain, Files.readString(chain).replace("NL-CUSTOMS", "BE-CITES"));

    assertThat(verify.verify(inbox))
        .filteredOn(line -> line.path().equals(chain))
        .noneMatch(OfflineVerify.Line::holds);
  }

  @Test
  void withoutTheConsentThatItNeedsItIsRefusedByItsRecipient() throws Exception {
    Composition.Sealed forwarded =
        send(holder, forward(original.manifest().id(), Optional.empty()), police);

    assertThat(inboxOf(police, forwarded)).doesNotExist();
    assertThat(alarms(police)).contains("PROVENANCE_REFUSED", "H2");
  }

  @Test
  void aConsentForAnotherRecipientOrPurposeIsNone() throws Exception {
    for (MessageId consent :
        List.of(consent("DE-SPOC", "INVESTIGATION"), consent("FR-POLICE", "DETECTION"))) {
      Composition.Sealed forwarded =
          send(holder, forward(original.manifest().id(), Optional.of(consent)), police);

      assertThat(inboxOf(police, forwarded)).doesNotExist();
      assertThat(alarms(police)).contains("PROVENANCE_REFUSED", "does not cover");
    }
  }

  @Test
  void onlySomePartsCanBePassedOn() throws Exception {
    MessageId consent = consent("FR-POLICE", "INVESTIGATION");
    Composition.Sealed forwarded =
        send(holder, forward(original.manifest().id(), Optional.of(consent), "report"), police);

    assertThat(forwarded.manifest().parts())
        .extracting(Part::name)
        .containsExactly("report", MessageType.PROVENANCE);
    assertThat(inboxOf(police, forwarded).resolve("persons.json")).doesNotExist();
  }

  @Test
  void whatIsNotHereIsNotPassedOn() throws Exception {
    MessageId nowhere = new MessageId("0199c8a4-1c00-7a3e-9b52-4f1d2c3b4a59");
    assertThatThrownBy(() -> holder.compose(forward(nowhere, Optional.empty())))
        .isInstanceOf(DraftRefused.class)
        .hasMessageContaining("the inbox holds no message");
    MessageId id = original.manifest().id();
    assertThatThrownBy(() -> holder.compose(forward(id, Optional.empty(), "image")))
        .hasMessageContaining("was to be passed on");
    assertThatThrownBy(
            () ->
                holder.compose(
                    with(
                        forward(id, Optional.empty()),
                        fields -> fields.put("to", List.of("TWIX")))))
        .hasMessageContaining("a partner would learn");
    assertThatThrownBy(
            () ->
                holder.compose(
                    with(forward(id, Optional.empty()), fields -> fields.put("to", List.of()))))
        .hasMessageContaining("whom it is passed on to");
  }

  /** Each link of the proof, broken one by one. */
  @Test
  void nothingOfTheChainCanBeChanged() throws Exception {
    MessageId consent = consent("FR-POLICE", "INVESTIGATION");
    MessageId other = consent("DE-SPOC", "INVESTIGATION");
    Composition.Sealed sent =
        send(holder, forward(original.manifest().id(), Optional.of(consent)), police);
    Chain chain = chain(sent);
    assertThat(chain.check()).isNotNull();

    HeldMessage another = HeldMessage.find(holder.home, other).getFirst();
    Provenance.Link link = chain.provenance.first();
    List<Provenance.Salt> salts = new ArrayList<>(link.salts());
    salts.set(0, new Provenance.Salt(salts.getFirst().part(), new byte[32]));

    chain
        .withLink(l -> new Provenance.Link(l.manifest(), l.salts(), null))
        .refused("another consent");
    chain
        .withLink(
            l ->
                new Provenance.Link(
                    l.manifest(), l.salts(), new Provenance.Shown(another.signed())))
        .refused("another consent");
    chain
        .withLink(
            l -> new Provenance.Link(l.manifest(), l.salts(), new Provenance.Shown(l.manifest())))
        .refused("another consent");
    chain
        .withLink(l -> new Provenance.Link(another.signed(), l.salts(), l.consent()))
        .refused("is not the one that it forwards");
    chain
        .withLink(l -> new Provenance.Link(l.manifest(), salts, l.consent()))
        .refused("is not what");
    chain
        .withLink(l -> new Provenance.Link(l.manifest(), l.salts().subList(0, 1), l.consent()))
        .refused("no salt");
    chain
        .withLink(l -> new Provenance.Link(changed(l.manifest()), l.salts(), l.consent()))
        .refused("");
    chain.withManifest("origin", Digest.of(new byte[1])).refused("is not the one that it forwards");
    chain.withManifest("from", "BE-CITES").refused("was not meant for it");
    chain
        .withManifest(
            "marking",
            new Marking(Tlp.GREEN, List.of(HandlingCode.H2), Level.BASIC_PROTECTION, null))
        .refused("asks less");
    chain.withManifest("purpose", "DETECTION").refused("does not cover");
    chain.withContent("another").refused("is not what NL-CUSTOMS signed");
    assertThatThrownBy(
            () -> ProvenanceCheck.of(chain.manifest, chain.provenance).check(Map.of(), chain.parts))
        .isInstanceOf(ProvenanceRefused.class)
        .hasMessageContaining("directory version");
  }

  @Test
  void itCanBePassedOnAgain_andTheFirstOriginatorIsStillTheOne() throws Exception {
    Composition.Sealed open =
        send(
            originator,
            draft(new Marking(Tlp.GREEN, List.of(HandlingCode.H1), Level.BASIC_PROTECTION, null)),
            holder);
    Composition.Sealed first =
        send(holder, forward(open.manifest().id(), Optional.empty()), police);
    Agency cites = agency("BE-CITES");
    try {
      Composition.Sealed second =
          send(
              police,
              with(
                  forward(first.manifest().id(), Optional.empty(), "report"),
                  fields -> fields.put("to", List.of("BE-CITES"))),
              cites);
      ForwardedFile chain =
          StrictJson.read(
              Files.readAllBytes(inboxOf(cites, second).resolve("forwarded.json")),
              ForwardedFile.class);
      assertThat(chain.originator().value()).isEqualTo("NL-CUSTOMS");
      assertThat(chain.steps())
          .extracting(step -> step.from().value())
          .containsExactly("NL-CUSTOMS", "EUROPOL");
    } finally {
      cites.close();
    }
  }

  private static byte[] changed(byte[] signed) {
    byte[] changed = signed.clone();
    changed[changed.length / 3] ^= 1;
    return changed;
  }

  private static String alarms(Agency agency) throws Exception {
    StringBuilder all = new StringBuilder();
    try (var files = Files.list(agency.home.alarms())) {
      for (Path file : files.toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  private Chain chain(Composition.Sealed sent) throws Exception {
    HeldMessage held = HeldMessage.find(police.home, sent.manifest().id()).getFirst();
    List<OpenedPart> parts = new ArrayList<>();
    Provenance provenance = null;
    for (Part part : held.manifest().parts()) {
      byte[] content = Files.readAllBytes(held.file(part).orElseThrow());
      Object document = Map.of();
      if (part.name().equals(MessageType.PROVENANCE)) {
        provenance = StrictJson.read(content, Provenance.class);
        document = provenance;
      }
      parts.add(new OpenedPart(part, content, held.salt(part).orElseThrow(), document));
    }
    return new Chain(held.manifest(), provenance, parts);
  }

  /** A forwarded message as its recipient judges it. */
  private final class Chain {
    private final Manifest manifest;
    private final Provenance provenance;
    private final List<OpenedPart> parts;

    Chain(Manifest manifest, Provenance provenance, List<OpenedPart> parts) {
      this.manifest = manifest;
      this.provenance = provenance;
      this.parts = parts;
    }

    ForwardedFile check() throws Exception {
      ProvenanceCheck check = ProvenanceCheck.of(manifest, provenance);
      Map<Digest, Directory> known = new LinkedHashMap<>();
      for (Digest version : check.directories()) {
        police.directories.find(version).ifPresent(it -> known.put(version, it));
      }
      return check.check(known, parts);
    }

    void refused(String why) {
      assertThatThrownBy(this::check)
          .isInstanceOf(ProvenanceRefused.class)
          .hasMessageContaining(why);
    }

    Chain withLink(UnaryOperator<Provenance.Link> change) {
      return new Chain(manifest, new Provenance(List.of(change.apply(provenance.first()))), parts);
    }

    @SuppressWarnings("unchecked")
    Chain withManifest(String field, Object value) throws Exception {
      Map<String, Object> fields = StrictJson.read(StrictJson.write(manifest), Map.class);
      fields.put(field, value);
      return new Chain(
          StrictJson.read(StrictJson.write(fields), Manifest.class), provenance, parts);
    }

    Chain withContent(String content) {
      List<OpenedPart> changed = new ArrayList<>(parts);
      OpenedPart first = changed.getFirst();
      changed.set(0, new OpenedPart(first.part(), content.getBytes(), first.salt(), Map.of()));
      return new Chain(manifest, provenance, changed);
    }
  }
}
