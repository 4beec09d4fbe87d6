// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.saola.message.manifest.Digest;
import org.saola.message.type.MessageTypes;
import org.saola.ops.demo.DemoFederation;
import org.saola.pki.certificate.FederationAuthority;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.directory.AgencyKind;
import org.saola.pki.directory.Directory;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.pki.directory.DirectoryDocument.Agency;
import org.saola.pki.directory.DirectoryDocument.Group;

/**
 * More agencies than a message can name, each with keys of its own, in a second version of the
 * demo's directory. None of them has a connector.
 *
 * @param keys in the order of their names
 * @param before the version without them
 * @param version digest of the one that has them
 */
record ManyAgencies(List<Keystore> keys, Directory before, Digest version) {
  /** The JDK's, of what one try at a password costs: nobody keeps these files. */
  private static final List<String> COSTS =
      List.of(
          "keystore.pkcs12.keyPbeIterationCount",
          "keystore.pkcs12.certPbeIterationCount",
          "keystore.pkcs12.macIterationCount");

  static String name(int number) {
    return "POLICE-%03d".formatted(number);
  }

  /**
   * Before the hub starts.
   *
   * @param group has some of them, and whom else it shall have
   */
  static ManyAgencies join(DemoFederation federation, int count, Group group) throws Exception {
    FederationAuthority authority =
        FederationAuthority.load(federation.federation(), Clock.systemUTC());
    List<Keystore> keys = enrolled(authority, federation.root().resolve("many"), count);
    Path versions = federation.federation().resolve("directory");
    Directory first =
        Directory.verify(Files.readAllBytes(versions.resolve("1.p7m")), authority.anchor());
    DirectoryDocument old =
        DirectoryDocument.after(first, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    DirectoryDocument next =
        new DirectoryDocument(
            old.federation(),
            old.version(),
            old.previous(),
            old.created(),
            Stream.concat(old.agencies().stream(), keys.stream().map(ManyAgencies::listed))
                .toList(),
            Stream.concat(old.groups().stream(), Stream.of(group)).toList(),
            old.revoked());
    byte[] json = next.toJson();
    Path signed = Files.write(versions.resolve("2.p7m"), authority.registrar().sign(json));
    federation.hub().publish(signed);
    return new ManyAgencies(keys, first, Digest.of(json));
  }

  private static List<Keystore> enrolled(FederationAuthority authority, Path folder, int count)
      throws IOException {
    Files.createDirectories(folder);
    COSTS.forEach(cost -> System.setProperty(cost, "1"));
    try {
      return IntStream.range(0, count)
          .parallel()
          .mapToObj(number -> enrolled(authority, folder, name(number)))
          .toList();
    } finally {
      COSTS.forEach(System::clearProperty);
    }
  }

  private static Keystore enrolled(FederationAuthority authority, Path folder, String agency) {
    try {
      return authority.enrolAgency(agency, folder.resolve(agency + ".p12"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Agency listed(Keystore keys) {
    List<String> types = MessageTypes.all().stream().map(type -> type.id().value()).toList();
    return new Agency(keys.subject(), AgencyKind.POLICE, "FR", false, List.of(), types).with(keys);
  }
}
