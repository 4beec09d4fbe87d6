// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.connectors.send.Kept;
import org.saola.connectors.send.Outcome;
import org.saola.connectors.send.Submissions;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;

/**
 * What officers had sent, as the agency's folders say: drafts in the outbox, those that are being
 * made, and each message that came of one. The record has to know of each.
 */
final class SentFromDesk {
  private static final String OUTCOME = "outcome.json";

  private final AgencyHome home;
  private final List<Sent> sent = new ArrayList<>();

  private SentFromDesk(AgencyHome home) {
    this.home = home;
  }

  /**
   * @param submission the name under which it was handed over; absent where that is damaged
   * @param where it was found, below the home
   */
  record Sent(@Nullable String submission, String where) {}

  static List<Sent> in(AgencyHome home) throws IOException {
    SentFromDesk found = new SentFromDesk(home);
    found.addMade();
    found.addWaiting();
    for (Path folder : List.of(home.outbox(), home.state("files"), home.sent(), home.rejected())) {
      for (Path file : DurableFiles.list(folder)) {
        found.addOf(file.getFileName().toString(), file);
      }
    }
    return found.sent;
  }

  /** Messages with their outcome. */
  private void addMade() throws IOException {
    for (Path box : List.of(home.sent(), home.rejected())) {
      for (Path message : DurableFiles.list(box)) {
        Path outcome = message.resolve(OUTCOME);
        if (Files.isRegularFile(outcome)) {
          add(outcome, Outcome.class, Function.identity());
        }
      }
    }
  }

  /** Messages without evidence. */
  private void addWaiting() throws IOException {
    for (Path kept : DurableFiles.list(home.state("outgoing"))) {
      if (kept.getFileName().toString().endsWith(".json")) {
        add(kept, Kept.class, Kept::outcome);
      }
    }
  }

  private <T> void add(Path file, Class<T> type, Function<T, Outcome> outcome) throws IOException {
    try {
      Outcome of = outcome.apply(StrictJson.read(Files.readAllBytes(file), type));
      if (of.source() != null) {
        addOf(of.source().file(), file);
      }
    } catch (NoSuchFileException e) {
      // A running connector has concluded it meanwhile: the next check finds it elsewhere.
      return;
    } catch (InvalidDocument e) {
      sent.add(new Sent(null, where(file)));
    }
  }

  /** A file of the agency's own systems has no officer. */
  private void addOf(String name, Path file) {
    if (Submissions.NAMES.matcher(name).matches()) {
      sent.add(new Sent(name, where(file)));
    }
  }

  private String where(Path file) {
    return home.root().relativize(file).toString();
  }
}
