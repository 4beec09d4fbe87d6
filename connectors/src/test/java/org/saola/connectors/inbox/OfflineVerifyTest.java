// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.compose.Composition;
import org.saola.connectors.inbox.OfflineVerify.Line;
import org.saola.connectors.standin.Agency;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.Samples;
import org.saola.connectors.standin.StandInHub;

/** An inbox folder proves itself without the hub, and any change to any file of it is named. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfflineVerifyTest {
  private static final int FLIPS_PER_FILE = 40;

  private Path folder;
  private Path home;
  private Path received;
  private Path sent;
  private byte[] message;
  private OfflineVerify verify;

  @BeforeAll
  void exchange(@TempDir Path folder) throws Exception {
    this.folder = folder;
    try (StandInHub hub = new StandInHub(Federation.DEMO);
        Agency customs = new Agency(folder.resolve("NL-CUSTOMS"), "NL-CUSTOMS", hub);
        Agency cites = new Agency(folder.resolve("BE-CITES"), "BE-CITES", hub)) {
      Composition.Sealed sealed = customs.compose(Samples.draft()).getFirst();
      message = sealed.bytes();
      cites.take(hub.take("NL-CUSTOMS", message));
      List<StandInHub.Mail> notices = hub.notices();
      cites.take(notices);
      customs.take(notices);
      home = cites.home.root();
      received = cites.home.inbox().resolve(sealed.manifest().id().value());
      sent = customs.home.sent().resolve(sealed.manifest().id().value());
      // Offline: the hub is closed, and no private key is needed.
      Files.delete(home.resolve("keystore.p12"));
      verify = new OfflineVerify(VerificationTrust.ofHomeAround(received));
    }
  }

  @AfterAll
  void nothingWasLeftBroken() throws Exception {
    assertThat(verify.verify(received)).allMatch(Line::holds);
  }

  private static List<Path> files(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private List<Path> failing() throws Exception {
    return verify.verify(received).stream()
        .filter(line -> !line.holds())
        .map(Line::path)
        .distinct()
        .toList();
  }

  @Test
  void untouchedFolderHoldsAndSaysWhoWhomWhatAndWhere() throws Exception {
    List<Line> lines = verify.verify(received);

    assertThat(lines).allMatch(Line::holds);
    assertThat(lines).extracting(Line::path).containsAll(files(received));
    assertThat(lines.toString())
        .contains("signed by NL-CUSTOMS")
        .contains("for EUROPOL, FR-POLICE, BE-CITES, BR-CUSTOMS")
        .contains("part persons withheld by nominal-to-police-only")
        .contains("of the log: RELEASED of part report for BE-CITES");
  }

  @Test
  void everyFileIsNamedWhenAByteOfItChanges() throws Exception {
    for (Path file : files(received)) {
      byte[] whole = Files.readAllBytes(file);
      int step = Math.max(1, whole.length / FLIPS_PER_FILE);
      for (int at = 0; at < whole.length; at += step) {
        byte[] changed = whole.clone();
        changed[at] ^= 1;
        Files.write(file, changed);
        assertThat(failing()).as("%s, byte %d", file.getFileName(), at).contains(file);
      }
      Files.write(file, whole);
    }
  }

  @Test
  void changedPartIsNamedAloneButForItsTable() throws Exception {
    Path manifest = received.resolve("manifest.json");
    byte[] whole = Files.readAllBytes(manifest);
    byte[] changed = whole.clone();
    changed[30] ^= 1;
    Files.write(manifest, changed);
    assertThat(failing()).containsExactly(manifest);
    Files.write(manifest, whole);
  }

  @Test
  void everyFileIsMissedWhenItIsGone() throws Exception {
    for (Path file : files(received)) {
      byte[] whole = Files.readAllBytes(file);
      Files.delete(file);
      assertThat(failing()).as("without %s", file.getFileName()).isNotEmpty();
      Files.write(file, whole);
    }
  }

  @Test
  void fileThatDoesNotBelongIsNamed() throws Exception {
    for (String name : List.of("persons.json", "note.txt", ".hidden.part", "evidence/x.txt")) {
      Path file = Files.writeString(received.resolve(name), "{}");
      assertThat(failing()).as(name).contains(file);
      Files.delete(file);
    }
  }

  /** Only a summary that names this very manifest makes it a folder without parts. */
  @Test
  void receivedFolderDoesNotPassForASentOne() throws Exception {
    Map<Path, byte[]> removed = new HashMap<>();
    for (Path file : files(received)) {
      String name = file.getFileName().toString();
      if (!name.startsWith("manifest") && !name.endsWith(".tlog-proof")) {
        removed.put(file, Files.readAllBytes(file));
        Files.delete(file);
      }
    }
    assertThat(removed).isNotEmpty();
    for (String summary :
        List.of("{}", "none", "{\"manifest\":\"%s\"}".formatted("0".repeat(64)))) {
      Path outcome = Files.writeString(received.resolve("outcome.json"), summary);
      assertThat(failing()).as(summary).contains(outcome, received.resolve("release.json"));
      Files.delete(outcome);
    }
    for (Map.Entry<Path, byte[]> file : removed.entrySet()) {
      Files.write(file.getKey(), file.getValue());
    }
  }

  @Test
  void evidenceOfAnotherMessageDoesNotBelong() throws Exception {
    Path foreign;
    try (Stream<Path> files = Files.list(sent.resolve("evidence"))) {
      foreign = files.filter(f -> f.toString().contains("withheld-BR")).findFirst().orElseThrow();
    }
    Path copy = received.resolve("evidence").resolve(foreign.getFileName());
    Files.copy(foreign, copy);
    assertThat(failing()).contains(received.resolve("release.json"));
    Files.delete(copy);
  }

  @Test
  void folderOfAnotherNameIsNamed() throws Exception {
    Path moved = Files.move(received, received.resolveSibling("renamed"));
    assertThat(verify.verify(moved)).anyMatch(line -> !line.holds() && line.path().equals(moved));
    Files.move(moved, received);
  }

  @Test
  void sentFolderMessageAndEvidenceHoldEachByThemselves() throws Exception {
    Path file = Files.write(folder.resolve("message.p7m"), message);

    assertThat(verify.verify(sent)).allMatch(Line::holds);
    assertThat(verify.verify(file)).allMatch(Line::holds);
    for (Path evidence : files(sent.resolve("evidence"))) {
      assertThat(verify.verify(evidence)).allMatch(Line::holds);
    }
  }

  @Test
  void everyByteOfASealedMessageCounts() throws Exception {
    List<Integer> passed = new ArrayList<>();
    for (int at = 0; at < message.length; at += 97) {
      byte[] changed = message.clone();
      changed[at] ^= 1;
      Path file = Files.write(folder.resolve("changed.p7m"), changed);
      if (verify.verify(file).getFirst().holds()) {
        passed.add(at);
      }
    }
    assertThat(passed).isEmpty();
  }

  @Test
  void wholeInboxIsVerifiedFolderByFolder() throws Exception {
    assertThat(verify.verify(received.getParent()))
        .allMatch(Line::holds)
        .extracting(Line::path)
        .containsAll(files(received));
  }

  @Test
  void nothingIsNoProof() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThat(verify.verify(empty)).noneMatch(Line::holds).isNotEmpty();
    assertThat(verify.verify(folder.resolve("none"))).noneMatch(Line::holds).isNotEmpty();
    assertThat(verify.verify(Files.writeString(folder.resolve("text"), "no message")))
        .noneMatch(Line::holds);
  }

  @Test
  void trustCanBeGivenByAnAnchorAlone() throws Exception {
    VerificationTrust trust = VerificationTrust.besideAnchor(home.resolve("trust-anchor.pem"));

    assertThat(new OfflineVerify(trust).verify(received)).allMatch(Line::holds);
  }

  @Test
  void anotherFederationsTrustProvesNothing() throws Exception {
    Path other = folder.resolve("other");
    Files.createDirectories(other);
    var authority =
        org.saola.pki.certificate.FederationAuthority.create(
            other, "demo", java.time.Clock.systemUTC());
    VerificationTrust trust = VerificationTrust.ofHomeAround(received);
    VerificationTrust foreign =
        new VerificationTrust(
            authority.anchor(), trust.logKeys(), new org.saola.pki.directory.DirectoryHistory());

    assertThat(new OfflineVerify(foreign).verify(received)).anyMatch(line -> !line.holds());
  }
}
