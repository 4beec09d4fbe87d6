// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.saola.message.format.Draft;
import org.saola.message.format.Mappings;
import org.saola.message.format.SeizureTable;
import org.saola.message.format.UnknownTable;
import org.saola.message.type.MessageTypes;

/** Reads a dropped file as drafts: a table gives many, a JSON document one. */
final class NativeFile {
  private final Path file;
  private final Mappings mappings;

  NativeFile(Path file, Mappings mappings) {
    this.file = file;
    this.mappings = mappings;
  }

  /** Whether a file of that name is read as messages, well or badly. */
  static boolean isRead(Path file) {
    return lowerCase(file).endsWith(".csv") || isJson(file);
  }

  static boolean isJson(Path file) {
    return lowerCase(file).endsWith(".json");
  }

  private static String lowerCase(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }

  /** One piece of a file. */
  sealed interface Piece {
    List<Long> rows();
  }

  /**
   * @param places where in the file a place of the draft's parts stands
   */
  record Drafted(List<Long> rows, @Nullable String reference, Draft draft, Places places)
      implements Piece {}

  record Refused(SeizureTable.Refused row) implements Piece {
    @Override
    public List<Long> rows() {
      return List.of(row.row());
    }
  }

  /** Takes pieces one by one. */
  @FunctionalInterface
  interface Pieces {
    void take(Piece piece) throws IOException, InterruptedException;
  }

  /**
   * @throws FileRefused when nothing of the file can be read
   */
  void read(Pieces pieces) throws FileRefused, IOException, InterruptedException {
    if (lowerCase(file).endsWith(".csv")) {
      readTable(pieces);
    } else if (isJson(file)) {
      pieces.take(
          new Drafted(List.of(), null, JsonDraft.read(Files.readAllBytes(file)), Places.ofJson()));
    } else {
      throw new FileRefused(
          "neither .csv nor .json: no mapping reads it, and no draft names it", List.of());
    }
  }

  private void readTable(Pieces pieces) throws FileRefused, IOException, InterruptedException {
    try (InputStream in = Files.newInputStream(file);
        SeizureTable table = SeizureTable.open(in, mappings)) {
      for (SeizureTable.Outcome outcome : table) {
        pieces.take(piece(table, outcome));
      }
    } catch (UnknownTable e) {
      throw new FileRefused(String.valueOf(e.getMessage()), e.unknownColumns());
    } catch (java.nio.charset.CharacterCodingException e) {
      throw new FileRefused("its bytes are not UTF-8", List.of());
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
  }

  private static Piece piece(SeizureTable table, SeizureTable.Outcome outcome) {
    return switch (outcome) {
      case SeizureTable.Read read ->
          new Drafted(
              read.rows(),
              read.reference(),
              JsonDraft.of(MessageTypes.SEIZURE_REPORT, read.parts()),
              Places.of(table, read));
      case SeizureTable.Refused refused -> new Refused(refused);
    };
  }
}
