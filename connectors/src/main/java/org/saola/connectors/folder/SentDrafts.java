// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.connectors.send.Outcome;
import org.saola.message.format.Draft;
import org.saola.message.format.Mappings;

/**
 * What an agency has sent, read again from the native files in {@code sent}: of a message that was
 * sealed no plaintext is kept.
 */
public final class SentDrafts {
  private final AgencyHome home;
  private final Mappings mappings;

  public SentDrafts(AgencyHome home, Mappings mappings) {
    this.home = home;
    this.mappings = mappings;
  }

  /** Takes drafts one by one. */
  @FunctionalInterface
  public interface Taker {
    /**
     * @param accepted the messages that it became; never empty
     */
    void take(Draft draft, List<Outcome> accepted) throws IOException;
  }

  /**
   * Gives each draft of which the hub accepted a message.
   *
   * @return files that cannot be read any more, each with the reason
   */
  public List<String> read(Taker taker) throws IOException, InterruptedException {
    List<String> unread = new ArrayList<>();
    for (Path file : DurableFiles.list(home.sent())) {
      String name = file.getFileName().toString();
      Optional<FileOutcome> outcome =
          Files.isRegularFile(file) && !name.endsWith(JobFolder.OUTCOME)
              ? JobFolder.outcome(home, name)
              : Optional.empty();
      if (outcome.isPresent()) {
        try {
          new NativeFile(file, mappings).read(piece -> give(piece, outcome.get(), taker));
        } catch (FileRefused e) {
          unread.add("sent/%s: %s".formatted(name, e.getMessage()));
        }
      }
    }
    return unread;
  }

  private static void give(NativeFile.Piece piece, FileOutcome outcome, Taker taker)
      throws IOException {
    if (piece instanceof NativeFile.Drafted drafted) {
      List<Outcome> accepted =
          outcome.messages().stream()
              .filter(message -> message.state() == Outcome.State.ACCEPTED)
              .filter(message -> isOf(message, drafted))
              .toList();
      if (!accepted.isEmpty()) {
        taker.take(drafted.draft(), accepted);
      }
    }
  }

  private static boolean isOf(Outcome message, NativeFile.Drafted drafted) {
    return message.source() != null && message.source().rows().equals(drafted.rows());
  }
}
