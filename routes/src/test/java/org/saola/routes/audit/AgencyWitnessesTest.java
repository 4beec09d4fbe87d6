// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.pki.transparency.AddCheckpoint;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.Cosignatures;
import org.saola.pki.transparency.LogKeys;
import org.saola.pki.transparency.LogRefused;
import org.saola.pki.transparency.LogWitness;
import org.saola.pki.transparency.Tree;
import org.saola.pki.transparency.WitnessKeys;
import org.saola.routes.HubProperties;
import org.saola.routes.console.proof.EvidenceSources;
import org.saola.routes.console.scope.Scope;
import org.saola.routes.evidence.EvidenceSource;

/** Whose cosignature counts, and for which checkpoint. */
class AgencyWitnessesTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(AT, ZoneOffset.UTC);
  private static final AgencyId CUSTOMS = new AgencyId("NL-CUSTOMS");
  private static final AgencyId POLICE = new AgencyId("FR-POLICE");

  @TempDir Path root;
  private LogKeys keys;
  private LogFolder folder;
  private final Tree tree = Tree.empty();
  private WitnessKeys customs;
  private WitnessKeys police;
  private AgencyWitnesses agencies;
  private Witnesses witnesses;

  @BeforeEach
  void start() throws Exception {
    keys = LogKeys.create(root.resolve("keys"), "saola.test/hub", new SecureRandom());
    customs = WitnessKeys.create(root.resolve("c"), "nl.test/customs", new SecureRandom());
    police = WitnessKeys.create(root.resolve("p"), "fr.test/police", new SecureRandom());
    folder = new LogFolder(Files.createDirectories(root.resolve("log")), keys.verifierKeys());
    var settings =
        new HubProperties.Witnesses(
            2, Duration.ofSeconds(10), List.of(named(CUSTOMS, customs), named(POLICE, police)));
    agencies = AgencyWitnesses.of(folder, settings);
    witnesses = new Witnesses(folder, root, settings, agencies, CLOCK);
    publish(3);
  }

  private static HubProperties.Witness named(AgencyId agency, WitnessKeys keys) {
    return new HubProperties.Witness(
        null, agency.value(), keys.verifierKeys().ed25519(), keys.verifierKeys().mlDsa44());
  }

  private void publish(int leaves) throws IOException {
    Map<String, byte[]> files = tree.append(List.of(new byte[leaves], new byte[1], new byte[2]));
    String text = keys.sign(tree.size(), tree.root(), AT);
    folder.publish(files, new SignedTree(tree.size(), tree.root(), text));
  }

  private String cosign(WitnessKeys witness, String state) throws Exception {
    LogWitness memory =
        new LogWitness(
            root.resolve(state),
            witness,
            Map.of("saola.test/hub", keys.verifierKeys().ed25519()),
            CLOCK);
    Checkpoint proposed = folder.proposed().orElseThrow();
    AddCheckpoint request = AddCheckpoint.of(0, proposed, folder.tiles());
    return ((LogWitness.Cosigned) memory.add(request.format())).lines();
  }

  private Map<?, ?> status() throws Exception {
    return StrictJson.read(Files.readAllBytes(root.resolve("log/witnesses.json")), Map.class);
  }

  @Test
  void whatAgenciesHandOverIsPublishedInTheNextRound() throws Exception {
    witnesses.round();
    assertThat(folder.witnessed()).isEmpty();
    assertThat(agencies.take(CUSTOMS, cosign(customs, "s1")))
        .isEqualTo(AgencyWitnesses.Answer.TAKEN);
    publish(4);
    witnesses.round();
    Checkpoint first = folder.witnessed().orElseThrow();
    assertThat(first.size()).isEqualTo(3);
    assertThat(vouching(first)).containsOnlyKeys("nl.test/customs");
    assertThat(status().get("enough")).isEqualTo(false);
    assertThat(status().get("missing"))
        .asString()
        .contains("fr.test/police", "no cosignature of this");

    // The log has grown: what was handed over before counts for nothing any more.
    assertThat(folder.proposed().orElseThrow().size()).isEqualTo(6);
    assertThat(agencies.take(POLICE, cosign(police, "s2"))).isEqualTo(AgencyWitnesses.Answer.TAKEN);
    witnesses.round();
    assertThat(vouching(folder.witnessed().orElseThrow())).containsOnlyKeys("fr.test/police");
    agencies.take(CUSTOMS, cosign(customs, "s3"));
    witnesses.round();
    assertThat(status().get("enough")).isEqualTo(true);
  }

  /** Evidence stands under what witnesses have seen, as far as that goes. */
  @Test
  void evidenceTakesTheWitnessedCheckpointIfItGoesFarEnough() throws Exception {
    var sources =
        new EvidenceSources(
            "saola.test",
            new PublishedLog(folder),
            new HubProperties.Witnesses(
                1, Duration.ofSeconds(1), List.of(named(CUSTOMS, customs))));
    assertThat(sources.covering(3, "q", Scope.EVERYTHING, AT).checkpoint().size()).isEqualTo(3);
    witnesses.round();
    agencies.take(CUSTOMS, cosign(customs, "s"));
    publish(4);
    witnesses.round();
    EvidenceSource witnessed = sources.covering(3, "q", Scope.EVERYTHING, AT);
    assertThat(vouching(witnessed.checkpoint())).containsOnlyKeys("nl.test/customs");
    assertThat(witnessed.checkpoint().size()).isEqualTo(3);
    assertThat(witnessed.needed()).isEqualTo(1);
    assertThat(sources.covering(6, "q", Scope.EVERYTHING, AT).checkpoint().size()).isEqualTo(6);
    assertThatExceptionOfType(LogRefused.class)
        .isThrownBy(() -> sources.covering(7, "q", Scope.EVERYTHING, AT));
  }

  private Map<String, Instant> vouching(Checkpoint checkpoint) throws LogRefused {
    return Cosignatures.of(checkpoint, List.of(customs.verifierKeys(), police.verifierKeys()));
  }

  @Test
  void onlyANamedAgencyIsHeard_andOnlyWithItsOwnKeys() throws Exception {
    witnesses.round();
    String lines = cosign(customs, "s");
    assertThat(agencies.take(new AgencyId("BE-CITES"), lines))
        .isEqualTo(AgencyWitnesses.Answer.NOT_A_WITNESS);
    assertThat(agencies.take(POLICE, lines)).isEqualTo(AgencyWitnesses.Answer.NOT_OF_THIS);
    for (String nonsense :
        List.of("x", "\n", lines.substring(0, lines.length() / 2), lines + lines)) {
      assertThat(agencies.take(CUSTOMS, nonsense)).isEqualTo(AgencyWitnesses.Answer.NOT_OF_THIS);
    }
    int at = lines.indexOf(' ', 3) + 30;
    String forged =
        lines.substring(0, at) + (lines.charAt(at) == 'A' ? 'B' : 'A') + lines.substring(at + 1);
    assertThat(agencies.take(CUSTOMS, forged)).isEqualTo(AgencyWitnesses.Answer.NOT_OF_THIS);
    assertThat(folder.cosignature(CUSTOMS)).isEmpty();
    assertThat(folder.cosignature(POLICE)).isEmpty();
  }

  @Test
  void linesOfAnotherCheckpointAreRefused() throws Exception {
    witnesses.round();
    String lines = cosign(customs, "s");
    publish(4);
    witnesses.round();
    assertThat(agencies.take(CUSTOMS, lines)).isEqualTo(AgencyWitnesses.Answer.NOT_OF_THIS);
  }

  @Test
  void beforeAnythingIsProposed_nothingIsTaken() throws Exception {
    assertThat(agencies.take(CUSTOMS, "x")).isEqualTo(AgencyWitnesses.Answer.NOT_OF_THIS);
  }

  @Test
  void aWitnessHasAnAddressOrIsAnAgency() {
    var keys = customs.verifierKeys();
    URI url = URI.create("https://witness.example/");
    for (URI address : new URI[] {null, url}) {
      String agency = address == null ? null : "NL-CUSTOMS";
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> new HubProperties.Witness(address, agency, keys.ed25519(), keys.mlDsa44()));
    }
    var twice =
        new HubProperties.Witnesses(
            0, Duration.ofSeconds(1), List.of(named(CUSTOMS, customs), named(CUSTOMS, police)));
    assertThatExceptionOfType(LogRefused.class).isThrownBy(() -> AgencyWitnesses.of(folder, twice));
  }
}
