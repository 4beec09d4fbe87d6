// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.io.BufferedInputStream;
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
import org.saola.message.format.Draft;
import org.saola.message.format.Mappings;
import org.saola.message.format.SeizureTable;
import org.saola.message.format.UnknownTable;
import org.saola.message.format.epermit.EPermitFile;
import org.saola.message.format.epermit.XmlRefused;
import org.saola.message.type.MessageTypes;

/**
 * Reads a dropped file as drafts: a table gives many, so does an XML document with several permits,
 * a JSON document gives one.
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
    return lowerCase(file).endsWith(".csv") || isJson(file) || isXml(file);
  }

  static boolean isJson(Path file) {
    return lowerCase(file).endsWith(".json");
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
    } else if (isXml(file)) {
      readPermits(pieces);
    } else {
      throw new FileRefused(
          "neither .csv nor .json nor .xml: no mapping reads it, and no draft names it", List.of());
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
              Places.of(table, read),
              List.of());
      case SeizureTable.Refused refused ->
          new Refused(
              List.of(refused.row()),
              new PlanLine.RefusedRow(
                  refused.column(), refused.value(), refused.reason(), refused.cells(), List.of()));
    };
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
              Places.ofPermit(outcome.permit()),
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
