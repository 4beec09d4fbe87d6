// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.connectors.inbox.ReceivedMessage;
import org.saola.connectors.log.Evidence;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.pki.transparency.LogRefused;

/**
 * Messages of the inbox that were read as the hub's log says, which nobody here can change: the
 * record has to know of each.
 */
final class ToldReadings {
  private static final String NAMED = "-read-by-officer-";

  private ToldReadings() {}

  /**
   * @param message absent where the evidence is not what its name says
   * @param where the evidence, below the home
   */
  record Told(@Nullable Digest message, String where) {}

  static List<Told> in(AgencyHome home) throws IOException {
    List<Told> told = new ArrayList<>();
    for (Path folder : ReceivedMessage.folders(home)) {
      for (Path file : DurableFiles.list(folder.resolve("evidence"))) {
        if (file.getFileName().toString().contains(NAMED)) {
          told.add(told(home, file));
        }
      }
    }
    return told;
  }

  private static Told told(AgencyHome home, Path file) throws IOException {
    String where = home.root().relativize(file).toString();
    try {
      Entry entry = Evidence.parse(Files.readString(file)).entry();
      return new Told(entry.event() == Event.READ_BY_OFFICER ? entry.message() : null, where);
    } catch (LogRefused e) {
      return new Told(null, where);
    }
  }
}
