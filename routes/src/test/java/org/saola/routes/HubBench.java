// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saola.pki.certificate.FederationAuthority;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.pki.directory.AgencyKind;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.pki.directory.DirectoryDocument.Agency;
import org.saola.pki.directory.DirectoryDocument.Group;
import org.saola.pki.transparency.LogKeys;
import org.springframework.context.ConfigurableApplicationContext;

/** A federation with real keys, and a hub's home that is ready to start. */
public final class HubBench {
  private static final List<String> ACCEPTS =
      List.of("seizure-report/1", "alert/1", "case-request/1");

  private final Path root;
  private final FederationAuthority authority;
  private final Map<String, Keystore> keys = new LinkedHashMap<>();
  private Directory latest;

  public HubBench(Path root) throws Exception {
    this.root = root;
    this.authority = FederationAuthority.create(root.resolve("federation"), "demo", clock());
    authority.enrolHub(pki().resolve("transport.p12"), List.of("localhost", "127.0.0.1"));
    authority.anchor().store(pki().resolve("trust-anchor.pem"));
    LogKeys.create(pki(), "saola.demo/hub", new SecureRandom());
    copyRules();
    Files.writeString(
        home().resolve("hub.yaml"),
        "federation: demo\namqp: {port: 0}\nhttps: {port: 0}\noperator: {port: 0}\n");
    Files.createDirectories(home().resolve("directory"));
    enrol("NL-CUSTOMS");
    enrol("FR-POLICE");
    publish(
        DirectoryDocument.first("demo", clock().instant())
            .with(agency("NL-CUSTOMS", AgencyKind.CUSTOMS, "NL"))
            .with(agency("FR-POLICE", AgencyKind.POLICE, "FR"))
            .with(new Group("@empty", List.of())));
  }

  public static Clock clock() {
    return Clock.systemUTC();
  }

  private Path pki() throws IOException {
    return Files.createDirectories(home().resolve("pki"));
  }

  private void copyRules() throws IOException {
    Path rules = Files.createDirectories(home().resolve("access-rules"));
    try (var files = Files.list(Path.of("..", "ops", "access-rules"))) {
      for (Path file : files.filter(each -> each.toString().contains(".cedar")).toList()) {
        Files.copy(file, rules.resolve(file.getFileName()));
      }
    }
  }

  public Path home() {
    return root.resolve("hub");
  }

  public TrustAnchor anchor() {
    return authority.anchor();
  }

  public Keystore keys(String agency) {
    return keys.get(agency);
  }

  public Directory latest() {
    return latest;
  }

  /** Gives an agency keys; the directory does not know it yet. */
  public Keystore enrol(String agency) throws IOException {
    Keystore made = authority.enrolAgency(agency, root.resolve(agency + ".p12"));
    keys.put(agency, made);
    return made;
  }

  public Agency agency(String id, AgencyKind kind, String country) {
    return new Agency(id, kind, country, false, List.of(), ACCEPTS).with(keys.get(id));
  }

  public DirectoryDocument next() {
    return DirectoryDocument.after(latest, clock().instant());
  }

  public byte[] sign(DirectoryDocument document) {
    return authority.registrar().sign(document.toJson());
  }

  /** As the operator drops the registrar's file. */
  public void publish(DirectoryDocument document) throws Exception {
    byte[] signed = sign(document);
    Files.write(home().resolve("directory").resolve(document.version() + ".p7m"), signed);
    latest = Directory.verify(signed, anchor());
  }

  public ConfigurableApplicationContext start() throws IOException {
    return HubApplication.start(home().resolve("hub.yaml"));
  }
}
