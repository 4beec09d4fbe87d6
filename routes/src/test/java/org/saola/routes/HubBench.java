// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
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
import org.springframework.util.FileSystemUtils;

/** A federation with real keys, shared by all tests, and a hub's home that is ready to start. */
public final class HubBench {
  private static final List<String> ACCEPTS =
      List.of("seizure-report/1", "alert/1", "case-request/1");
  private static final Path SHARED = temporary();
  private static final FederationAuthority AUTHORITY = found();
  private static final Map<String, Keystore> KEYS = new HashMap<>();

  private final Path root;
  private Directory latest;

  public HubBench(Path root) throws Exception {
    this.root = root;
    AUTHORITY.enrolHub(pki().resolve("transport.p12"), List.of("localhost", "127.0.0.1"));
    AUTHORITY.anchor().store(pki().resolve("trust-anchor.pem"));
    LogKeys.create(pki(), "saola.demo/hub", new SecureRandom());
    copyRules();
    Files.writeString(
        home().resolve("hub.yaml"),
        "federation: demo\namqp: {port: 0}\nhttps: {port: 0}\noperator: {port: 0}\n");
    Files.createDirectories(home().resolve("directory"));
    publish(
        DirectoryDocument.first("demo", clock().instant())
            .with(agency("NL-CUSTOMS", AgencyKind.CUSTOMS, "NL"))
            .with(agency("FR-POLICE", AgencyKind.POLICE, "FR"))
            .with(new Group("@empty", List.of())));
  }

  private static Path temporary() {
    try {
      Path folder = Files.createTempDirectory("saola-federation");
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FederationAuthority found() {
    try {
      return FederationAuthority.create(SHARED.resolve("authority"), "demo", clock());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    return AUTHORITY.anchor();
  }

  /** An agency's keys; the directory may not know it yet. */
  public static synchronized Keystore keys(String agency) {
    return KEYS.computeIfAbsent(agency, HubBench::enrol);
  }

  private static Keystore enrol(String agency) {
    try {
      return AUTHORITY.enrolAgency(agency, SHARED.resolve(agency + ".p12"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Directory latest() {
    return latest;
  }

  public Agency agency(String id, AgencyKind kind, String country) {
    return new Agency(id, kind, country, false, List.of(), ACCEPTS).with(keys(id));
  }

  public DirectoryDocument next() {
    return DirectoryDocument.after(latest, clock().instant());
  }

  public byte[] sign(DirectoryDocument document) {
    return AUTHORITY.registrar().sign(document.toJson());
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
