// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.ConnectorSettings;
import org.saola.connectors.home.HomeLock;
import org.saola.connectors.home.SettingsFile;
import org.saola.connectors.home.SettingsRefused;
import org.saola.message.format.MappingRefused;
import org.saola.message.format.Mappings;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.pki.transparency.LogVerifierKeys;

/** A home whose settings, keys and trust fit together, held by this process alone. */
record Enrolment(
    AgencyHome home,
    ConnectorSettings settings,
    TrustAnchor anchor,
    LogVerifierKeys logKeys,
    Keystore keys,
    Mappings mappings,
    HomeLock lock)
    implements AutoCloseable {
  /**
   * @throws ConnectorRefused with every problem that was found
   */
  static Enrolment open(Path root) throws ConnectorRefused {
    AgencyHome home = new AgencyHome(root);
    try {
      ConnectorSettings settings = SettingsFile.read(home.settings());
      requireFiles(home, settings);
      TrustAnchor anchor = TrustAnchor.load(file(home, settings.trustAnchor()));
      Path p12 = file(home, settings.keystore());
      Keystore keys = Keystore.load(p12, Keystore.password(p12));
      requireOneParty(settings, anchor, keys);
      home.create();
      return new Enrolment(
          home,
          settings,
          anchor,
          logKeys(home, settings),
          keys,
          Mappings.packagedAnd(home.mappings()),
          HomeLock.take(home));
    } catch (SettingsRefused e) {
      throw new ConnectorRefused(e.problems());
    } catch (MappingRefused e) {
      throw new ConnectorRefused(e.problems().stream().map(it -> "mappings/" + it).toList());
    } catch (CertificateRefused e) {
      throw refused("%s: %s".formatted(e.code(), e.getMessage()));
    } catch (IOException e) {
      throw refused("%s cannot be used: %s".formatted(root, e));
    }
  }

  private static void requireFiles(AgencyHome home, ConnectorSettings settings)
      throws SettingsRefused {
    List<String> missing = new ArrayList<>();
    for (String name :
        List.of(
            settings.trustAnchor(),
            settings.logKey(),
            settings.logCosignatureKey(),
            settings.keystore())) {
      if (!Files.isRegularFile(file(home, name))) {
        missing.add("there is no file " + file(home, name));
      }
    }
    if (!missing.isEmpty()) {
      throw new SettingsRefused(missing);
    }
  }

  private static void requireOneParty(ConnectorSettings settings, TrustAnchor anchor, Keystore keys)
      throws SettingsRefused {
    if (!keys.subject().equals(settings.agency().value())) {
      throw new SettingsRefused(
          "connector.yaml is for %s and the keystore of %s"
              .formatted(settings.agency(), keys.subject()));
    }
    if (!keys.federation().equals(anchor.federation())) {
      throw new SettingsRefused(
          "the keystore is of federation %s and the trust anchor of %s"
              .formatted(keys.federation(), anchor.federation()));
    }
  }

  private static LogVerifierKeys logKeys(AgencyHome home, ConnectorSettings settings)
      throws IOException {
    return new LogVerifierKeys(
        Files.readString(file(home, settings.logKey())).strip(),
        Files.readString(file(home, settings.logCosignatureKey())).strip());
  }

  private static Path file(AgencyHome home, String name) {
    return home.root().resolve(name);
  }

  private static ConnectorRefused refused(String problem) {
    return new ConnectorRefused(List.of(problem));
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  @Override
  public String toString() {
    return "Enrolment[%s]".formatted(settings.agency());
  }
}
