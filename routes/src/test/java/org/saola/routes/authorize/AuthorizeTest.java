// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Part;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;
import org.saola.pki.directory.Directory;
import org.saola.pki.seal.ManifestSigner;
import org.saola.pki.seal.SealRefused;
import org.saola.pki.seal.SealedMessage;
import org.saola.pki.seal.SignedManifest;
import org.saola.routes.MessageRefused;
import org.saola.routes.RefusalCode;
import org.saola.routes.authenticate.Authenticated;
import org.saola.routes.deduplicate.Fresh;
import org.saola.routes.fixture.TestFederation;
import org.saola.routes.receive.Received;
import org.saola.routes.validate.Valid;

class AuthorizeTest {
  private static final Digest SOME = Digest.of(new byte[0]);
  private static final AgencyId NL = new AgencyId("NL-CUSTOMS");
  private static final AgencyId FR = new AgencyId("FR-POLICE");
  private static final AgencyId BE = new AgencyId("BE-CITES");
  private static final AgencyId BR = new AgencyId("BR-CUSTOMS");

  private static Directory directory;
  private static Authorize authorize;

  @BeforeAll
  static void load() throws Exception {
    TestFederation federation = TestFederation.get();
    directory =
        Directory.verify(
            federation.sign(federation.firstVersion()), federation.authority().anchor());
    authorize = new Authorize(RuleLoader.load(RuleFiles.read(RuleTable.RULES)));
  }

  @Test
  void eachRecipientAndPartIsDecidedByItself() throws Exception {
    Permitted permitted =
        authorize.authorize(
            valid(
                manifest(
                    "NL-CUSTOMS",
                    List.of(to(FR), to(BE)),
                    part("report", false, FR, BE),
                    part("persons", true, FR, BE)),
                Map.of("report", Set.of(FR, BE), "persons", Set.of(FR, BE))));
    assertThat(permitted.decisions())
        .extracting(PartDecision::recipient, PartDecision::part, PartDecision::released)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(FR, "report", true),
            org.assertj.core.groups.Tuple.tuple(FR, "persons", true),
            org.assertj.core.groups.Tuple.tuple(BE, "report", true),
            org.assertj.core.groups.Tuple.tuple(BE, "persons", false));
    assertThat(permitted.decisionsFor(BE).getLast().rules())
        .containsExactly("be-cites.takes-no-persons", "nl-customs.persons-to-police-only");
    assertThat(permitted.recipients()).containsExactly(FR, BE);
    assertThat(permitted.rules()).isEqualTo(authorize.rules());
  }

  @Test
  void whatWasNotSealedForARecipientIsWithheldFromIt() throws Exception {
    Permitted permitted =
        authorize.authorize(
            valid(
                manifest(
                    "NL-CUSTOMS",
                    List.of(to(FR)),
                    part("report", false, FR),
                    part("persons", true, FR)),
                Map.of("report", Set.of(FR))));
    PartDecision persons = permitted.decisions().getLast();
    assertThat(persons.released()).isFalse();
    assertThat(persons.rules()).containsExactly(Authorize.NOT_SEALED);
  }

  @Test
  void whatTheSenderDoesNotIntendForARecipientIsNoDecision() throws Exception {
    Permitted permitted =
        authorize.authorize(
            valid(
                manifest(
                    "NL-CUSTOMS",
                    List.of(to(FR), to(BE)),
                    part("report", false, FR, BE),
                    part("persons", true, FR)),
                Map.of("report", Set.of(FR, BE), "persons", Set.of(FR))));
    assertThat(permitted.decisionsFor(BE)).extracting(PartDecision::part).containsExactly("report");
  }

  @Test
  void whoMayHaveNoPartGetsNothing() throws Exception {
    Permitted permitted =
        authorize.authorize(
            valid(
                manifest("NL-CUSTOMS", List.of(to(FR), to(BR)), part("report", false, FR, BR)),
                Map.of("report", Set.of(FR, BR))));
    assertThat(permitted.recipients()).containsExactly(FR);
    assertThat(permitted.decisionsFor(BR).getFirst().rules())
        .containsExactly("all.third-country-needs-basis");
  }

  @Test
  void ifNobodyMayHaveAnythingTheMessageIsRefused_byNamedRules() {
    refused(
        RefusalCode.NO_PERMITTED_RECIPIENT,
        "all.third-country-needs-basis",
        valid(
            manifest("NL-CUSTOMS", List.of(to(BR)), part("report", false, BR)),
            Map.of("report", Set.of(BR))));
  }

  @Test
  void aSenderThatMayNotSubmitIsRefused() {
    refused(
        RefusalCode.SUBMIT_DENIED,
        "default-deny",
        valid(
            manifest("TWIX", List.of(to(FR)), part("report", false, FR)),
            Map.of("report", Set.of(FR))));
  }

  /** Named twice, once through a group that it is not in: the other way holds. */
  @Test
  void anyPermittedWayThatNamedARecipientIsEnough() throws Exception {
    Permitted permitted =
        authorize.authorize(
            valid(
                manifest(
                    "NL-CUSTOMS",
                    List.of(new Recipient(FR, "@empty"), to(FR)),
                    part("report", false, FR)),
                Map.of("report", Set.of(FR))));
    assertThat(permitted.decisions()).hasSize(1);
    assertThat(permitted.recipients()).containsExactly(FR);
    refused(
        RefusalCode.NO_PERMITTED_RECIPIENT,
        "all.group-members-only",
        valid(
            manifest("NL-CUSTOMS", List.of(new Recipient(FR, "@empty")), part("report", false, FR)),
            Map.of("report", Set.of(FR))));
  }

  @Test
  void aReceiptGoesToItsAddressee_withoutAnyDecision() throws Exception {
    Permitted permitted = authorize.authorize(valid(receipt(), Map.of()));
    assertThat(permitted.decisions()).isEmpty();
    assertThat(permitted.recipients()).containsExactly(NL);
  }

  private static void refused(RefusalCode code, String rule, Valid valid) {
    assertThatThrownBy(() -> authorize.authorize(valid))
        .isInstanceOfSatisfying(
            MessageRefused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.detail()).contains(rule);
            });
  }

  private static Recipient to(AgencyId agency) {
    return new Recipient(agency, null);
  }

  private static Part part(String name, boolean nominal, AgencyId... to) {
    return new Part(name, "application/json", 1, nominal, Arrays.asList(to), SOME, SOME, false);
  }

  private static Manifest receipt() {
    return manifest("FR-POLICE", "receipt/1", List.of(to(NL)));
  }

  private static Manifest manifest(String from, List<Recipient> to, Part... parts) {
    return manifest(from, "seizure-report/1", to, parts);
  }

  private static Manifest manifest(String from, String type, List<Recipient> to, Part... parts) {
    Instant now = Instant.parse("2026-11-22T10:00:00Z");
    return new Manifest(
        1,
        1,
        TestFederation.NAME,
        new Digest(directory.digest()),
        new MessageId("0192aaaa-0000-7000-8000-000000000001"),
        new AgencyId(from),
        to,
        new TypeId(type),
        null,
        null,
        now,
        now,
        Urgency.ORDINARY,
        null,
        Purpose.INVESTIGATION,
        "EU-2016-680-ART8",
        null,
        new Marking(Tlp.AMBER, List.of(), Level.BASIC_PROTECTION, null),
        null,
        List.of(parts),
        List.of());
  }

  /** What only the stages before can build, here without them: this stage is tested alone. */
  private static Valid valid(Manifest manifest, Map<String, Set<AgencyId>> sealedFor) {
    Received received = build(Received.class, null, null, signed(manifest));
    Authenticated authenticated = build(Authenticated.class, received, manifest);
    return build(Valid.class, build(Fresh.class, authenticated), directory, sealedFor);
  }

  private static SignedManifest signed(Manifest manifest) {
    try {
      byte[] signed =
          new ManifestSigner(TestFederation.get().keystore("NL-CUSTOMS"))
              .sign(StrictJson.write(manifest));
      return SealedMessage.parse(SealedMessage.join(List.of(signed)), 1 << 20)
          .signedManifest()
          .orElseThrow();
    } catch (SealRefused e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T build(Class<T> type, Object... arguments) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      return type.cast(constructor.newInstance(arguments));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
