// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folders of an agency's home; all but {@code state} are for people and other systems. */
public record AgencyHome(Path root) {
  public AgencyHome {
    root = root.toAbsolutePath().normalize();
  }

  public Path settings() {
    return root.resolve("connector.yaml");
  }

  /** Files that are to be sent. */
  public Path outbox() {
    return root.resolve("outbox");
  }

  /** One folder for each message that was received. */
  public Path inbox() {
    return root.resolve("inbox");
  }

  /** Files, rows and messages that were not sent, or that the hub refused, with the reason. */
  public Path rejected() {
    return root.resolve("rejected");
  }

  /** Files whose messages the hub accepted, and one folder of evidence for each message. */
  public Path sent() {
    return root.resolve("sent");
  }

  /** Mapping files of the agency's own tables; it may be absent. */
  public Path mappings() {
    return root.resolve("mappings");
  }

  /** What only the connector itself reads and writes. */
  public Path state() {
    return root.resolve("state");
  }

  public Path state(String name) {
    return state().resolve(name);
  }

  /** Where the directory's versions lie with their proofs, for the connector and for verifiers. */
  public Path directoryVersions() {
    return state("directory");
  }

  public Path alarms() {
    return state("alarms");
  }

  public Path status() {
    return state("status.json");
  }

  /** Makes the folders that are missing. */
  public void create() throws IOException {
    for (Path folder :
        List.of(outbox(), inbox(), rejected(), sent(), directoryVersions(), alarms())) {
      Files.createDirectories(folder);
    }
  }
}
