// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.saola.message.format.CellProblem;
import org.saola.message.format.CsvTable;
import org.saola.message.format.Draft;
import org.saola.message.format.Mappings;
import org.saola.message.format.TableKind;
import org.saola.message.format.UnknownTable;
import org.saola.message.format.epermit.EPermitFile;
import org.saola.message.format.epermit.XmlRefused;
import org.saola.message.json.InvalidDocument;
import org.saola.message.schema.Attached;
import org.saola.message.type.MessageTypes;

/**
 * Reads a dropped file as drafts: a table gives many, so does an XML document with several permits
 * and a list of drafts with one in each line; a JSON document gives one.
 */
final class NativeFile {
  // A message takes a MiB at most, and JSON a little more than what it says.
  private static final long MAX_DRAFT = 4L << 20;

  private final Path file;
  private final Mappings mappings;

  NativeFile(Path file, Mappings mappings) {
    this.file = file;
    this.mappings = mappings;
  }

  /** Whether a file of that name is read as messages, well or badly. */
  static boolean isRead(Path file) {
    return lowerCase(file).endsWith(".csv") || isJson(file) || isJsonLines(file) || isXml(file);
  }

  static boolean isJson(Path file) {
    return lowerCase(file).endsWith(".json");
  }

  private static boolean isJsonLines(Path file) {
    return lowerCase(file).endsWith(".jsonl");
  }

  private static boolean isXml(Path file) {
    return lowerCase(file).endsWith(".xml");
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
   * @param notCarried what the file says and the draft has no field for
   */
  record Drafted(
      List<Long> rows,
      @Nullable String reference,
      Draft draft,
      Places places,
      List<String> notCarried)
      implements Piece {}

  record Refused(List<Long> rows, PlanLine.RefusedRow why) implements Piece {}

  /** Takes pieces one by one. */
  @FunctionalInterface
  interface Pieces {
    void take(Piece piece) throws IOException, InterruptedException;
  }

  /**
   * @throws FileRefused when nothing of the file can be read
   */
  void read(Pieces pieces) throws FileRefused, IOException, InterruptedException {
    requirePlain();
    if (lowerCase(file).endsWith(".csv")) {
      readTable(pieces);
    } else if (isJson(file)) {
      Draft draft = JsonDraft.read(Files.readAllBytes(file));
      pieces.take(new Drafted(List.of(), null, draft, Places.ofJson(), List.of()));
    } else if (isJsonLines(file)) {
      readLines(pieces);
    } else if (isXml(file)) {
      readPermits(pieces);
    } else {
      throw new FileRefused(
          "neither .csv nor .json nor .jsonl nor .xml: no mapping reads it, and no draft names it",
          List.of());
    }
  }

  // A link could lead to what the connector alone may read; a pipe would keep it waiting for ever.
  private void requirePlain() throws FileRefused, IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile()) {
      throw new FileRefused("it is no plain file: links and pipes are not read", List.of());
    }
    if (isJson(file) && attributes.size() > MAX_DRAFT) {
      throw new FileRefused(
          "it takes %d bytes, and a draft %d at most: put large content into a file beside it"
              .formatted(attributes.size(), MAX_DRAFT),
          List.of());
    }
  }

  private void readTable(Pieces pieces) throws FileRefused, IOException, InterruptedException {
    try (InputStream in = Files.newInputStream(file);
        CsvTable table = CsvTable.open(in, mappings)) {
      for (CsvTable.Outcome outcome : table) {
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

  private static Piece piece(CsvTable table, CsvTable.Outcome outcome) {
    return switch (outcome) {
      case CsvTable.Read read ->
          new Drafted(
              read.rows(),
              read.reference(),
              JsonDraft.of(read.kind().type(), read.parts()),
              Places.of(table, read),
              List.of());
      case CsvTable.Refused refused ->
          new Refused(
              List.of(refused.row()),
              new PlanLine.RefusedRow(
                  refused.column(),
                  refused.value(),
                  refused.reason(),
                  refused.cells(),
                  refused.problems().stream().map(it -> reason(refused.row(), it)).toList()));
    };
  }

  private static Rejection.Row reason(long row, CellProblem problem) {
    return new Rejection.Row(row, problem.column(), problem.value(), problem.reason(), null);
  }

  private void readLines(Pieces pieces) throws IOException, InterruptedException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      long number = 0;
      for (byte[] line = line(in); line != null; line = line(in)) {
        number++;
        if (line.length > 0) {
          pieces.take(draft(number, line));
        }
      }
    }
  }

  /** Null at the end; of a line that is longer than a draft may be, one byte more than that. */
  private static byte @Nullable [] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int read = in.read();
    if (read < 0) {
      return null;
    }
    for (; read >= 0 && read != '\n'; read = in.read()) {
      if (line.size() <= MAX_DRAFT) {
        line.write(read);
      }
    }
    return line.toByteArray();
  }

  private static Piece draft(long number, byte[] line) {
    if (line.length > MAX_DRAFT) {
      return refused(number, "a draft takes %d bytes at most".formatted(MAX_DRAFT));
    }
    try {
      Draft draft = Draft.read(line);
      if (draft.parts().values().stream().anyMatch(Attached.class::isInstance)) {
        return refused(number, "a draft that names a file is a .json of its own");
      }
      String reference = TableKind.referenceIn(draft.parts()).orElse(null);
      return new Drafted(List.of(number), reference, draft, Places.ofPiece(number), List.of());
    } catch (InvalidDocument e) {
      return refused(number, String.valueOf(e.getMessage()));
    }
  }

  private static Refused refused(long number, String reason) {
    return new Refused(
        List.of(number), new PlanLine.RefusedRow("", "", reason, List.of(), List.of()));
  }

  private void readPermits(Pieces pieces) throws FileRefused, IOException, InterruptedException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        EPermitFile permits = EPermitFile.open(in)) {
      for (EPermitFile.Outcome outcome : permits) {
        pieces.take(piece(outcome));
      }
    } catch (XmlRefused e) {
      throw new FileRefused(e.reason(), e.place());
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
  }

  private static Piece piece(EPermitFile.Outcome outcome) {
    List<Long> number = List.of(outcome.permit());
    return switch (outcome) {
      case EPermitFile.Read read ->
          new Drafted(
              number,
              read.number(),
              JsonDraft.of(MessageTypes.PERMIT_CHECK, read.parts()),
              Places.ofPiece(outcome.permit()),
              read.notCarried());
      case EPermitFile.Refused refused ->
          new Refused(
              number,
              new PlanLine.RefusedRow(
                  "",
                  "",
                  refused.reason(),
                  List.of(),
                  List.of(
                      new Rejection.Row(
                          refused.permit(), "", "", refused.reason(), refused.place()))));
    };
  }
}
