// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.ConnectorSettings;
import org.saola.connectors.home.MessageDefaults;
import org.saola.connectors.home.SettingsFile;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.pki.certificate.FederationAuthority;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.directory.AgencyKind;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.pki.transparency.LogKeys;

/** A federation of the demo's agencies, made once for all tests of a JVM: keys take a while. */
public final class Federation {
  public static final Federation DEMO = create();

  private static final List<String> TYPES =
      List.of("seizure-report/1", "alert/1", "case-request/1", "permit-check/1", "receipt/1");

  private final Path folder;
  private final FederationAuthority authority;
  private final LogKeys log;
  private final Map<String, Keystore> keys = new LinkedHashMap<>();
  private final Keystore hub;

  private Federation(Path folder) throws IOException {
    this.folder = folder;
    this.authority = FederationAuthority.create(folder, "demo", Clock.systemUTC());
    this.log = LogKeys.create(folder, "saola.demo/hub", new SecureRandom());
    this.hub = authority.enrolHub(hubKeystore(), List.of("127.0.0.1", "localhost"));
    for (String agency :
        List.of("NL-CUSTOMS", "BE-CITES", "FR-POLICE", "EUROPOL", "BR-CUSTOMS", "TWIX")) {
      keys.put(agency, authority.enrolAgency(agency, keystore(agency)));
    }
  }

  private static Federation create() {
    try {
      return new Federation(Files.createTempDirectory("federation"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public FederationAuthority authority() {
    return authority;
  }

  public LogKeys log() {
    return log;
  }

  public Keystore keys(String agency) {
    return keys.get(agency);
  }

  public Keystore hub() {
    return hub;
  }

  public Path hubKeystore() {
    return folder.resolve("hub.p12");
  }

  public Path folder() {
    return folder;
  }

  public List<String> agencies() {
    return List.copyOf(keys.keySet());
  }

  public Directory directory() {
    return sign(document());
  }

  public Directory sign(DirectoryDocument document) {
    try {
      return Directory.verify(authority.registrar().sign(document.toJson()), authority.anchor());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public DirectoryDocument document() {
    DirectoryDocument document =
        DirectoryDocument.first("demo", Clock.systemUTC().instant().minusSeconds(60))
            .with(agency("NL-CUSTOMS", AgencyKind.CUSTOMS, "NL", false))
            .with(agency("BE-CITES", AgencyKind.CITES, "BE", false))
            .with(agency("FR-POLICE", AgencyKind.POLICE, "FR", false))
            .with(agency("EUROPOL", AgencyKind.EUROPOL, null, false))
            .with(agency("BR-CUSTOMS", AgencyKind.CUSTOMS, "BR", true))
            .with(agency("TWIX", AgencyKind.PARTNER, null, false));
    return document
        .with(new DirectoryDocument.Group("@eu-customs", List.of("NL-CUSTOMS", "FR-POLICE")))
        .with(new DirectoryDocument.Group("@empty", List.of()));
  }

  private DirectoryDocument.Agency agency(
      String id, AgencyKind kind, String country, boolean third) {
    return new DirectoryDocument.Agency(id, kind, country, third, List.of(), TYPES)
        .with(keys.get(id));
  }

  /** A home as an agency gets it when it is enrolled. */
  public AgencyHome home(Path root, String agency, String amqp, String https) throws IOException {
    return home(root, agency, amqp, https, defaults());
  }

  public AgencyHome home(
      Path root, String agency, String amqp, String https, MessageDefaults defaults)
      throws IOException {
    Files.createDirectories(root);
    authority.anchor().store(root.resolve("trust-anchor.pem"));
    log.verifierKeys().write(root);
    for (String name : List.of("keystore.p12", "keystore.p12.password")) {
      Path from = keystore(agency).resolveSibling(agency + name.substring("keystore".length()));
      Files.copy(from, root.resolve(name), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    }
    SettingsFile.write(root.resolve("connector.yaml"), settings(agency, amqp, https, defaults));
    AgencyHome home = new AgencyHome(root);
    home.create();
    return home;
  }

  private static ConnectorSettings settings(
      String agency, String amqp, String https, MessageDefaults defaults) {
    return new ConnectorSettings(
        new AgencyId(agency),
        new ConnectorSettings.Hub(amqp, https),
        "trust-anchor.pem",
        "log.vkey",
        "log-mldsa.vkey",
        "keystore.p12",
        new ConnectorSettings.Timing(
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofMillis(300),
            Duration.ofMinutes(10),
            Duration.ofMillis(100)),
        Agency.LARGEST_PART,
        null,
        byType(defaults));
  }

  /** As the test has it; but a permit is checked by the authority that knows it. */
  static Map<TypeId, MessageDefaults> byType(MessageDefaults defaults) {
    Map<TypeId, MessageDefaults> all = new LinkedHashMap<>();
    MessageTypes.all().stream()
        .map(MessageType::id)
        .filter(type -> !type.equals(MessageTypes.RECEIPT))
        .forEach(type -> all.put(type, defaults));
    all.put(MessageTypes.PERMIT_CHECK, defaults(List.of("BE-CITES"), List.of("BE-CITES")));
    return all;
  }

  public static MessageDefaults defaults() {
    return defaults(
        List.of("EUROPOL", "FR-POLICE", "BE-CITES", "BR-CUSTOMS", "TWIX"),
        List.of("EUROPOL", "FR-POLICE", "BE-CITES", "BR-CUSTOMS"));
  }

  public static MessageDefaults defaults(List<String> to, List<String> nominal) {
    return new MessageDefaults(
        to,
        nominal,
        new Marking(
            Tlp.AMBER, new ArrayList<>(List.of(HandlingCode.H1)), Level.BASIC_PROTECTION, null),
        Purpose.INVESTIGATION,
        "EU-2016-680-ART8",
        null,
        Duration.ofDays(30),
        Urgency.ORDINARY);
  }

  private Path keystore(String agency) {
    return folder.resolve(agency + ".p12");
  }
}
