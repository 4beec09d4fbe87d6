// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saola.message.format.CsvTable;
import org.saola.message.format.Draft;
import org.saola.message.format.UnknownTable;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.TransferBasis;
import org.saola.message.person.Persons;
import org.saola.message.type.MessageTypes;

/**
 * What the demo sends where no file is given: real seizures of the CITES Trade Database, each with
 * persons that are invented and say so; the last one again, with a transfer basis for Brazil.
 */
final class DemoInput {
  private DemoInput() {}

  /** Writes one draft for each record, as an agency's own system would. */
  static List<Path> write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Persons synthetic = synthetic();
    List<Path> files = new ArrayList<>();
    List<CsvTable.Read> seizures = seizures();
    for (CsvTable.Read seizure : seizures) {
      files.add(write(folder, "pangolins-" + seizure.reference(), seizure, synthetic, null));
    }
    CsvTable.Read last = seizures.getLast();
    files.add(
        write(
            folder,
            "pangolins-%s-with-transfer-basis".formatted(last.reference()),
            last,
            synthetic,
            TransferBasis.ART37_1A_LEGALLY_BINDING_INSTRUMENT));
    return files;
  }

  private static Path write(
      Path folder,
      String name,
      CsvTable.Read seizure,
      Persons persons,
      @Nullable TransferBasis basis)
      throws IOException {
    Map<String, Object> parts = new LinkedHashMap<>(seizure.parts());
    parts.put("persons", persons);
    Draft draft = Draft.of(MessageTypes.SEIZURE_REPORT, List.of(), parts).withTransferBasis(basis);
    Path file = folder.resolve(name + ".json");
    Files.write(file, StrictJson.write(draft));
    return file;
  }

  private static List<CsvTable.Read> seizures() throws IOException {
    List<CsvTable.Read> seizures = new ArrayList<>();
    try (CsvTable table = CsvTable.open(resource("pangolin-seizures.csv"))) {
      for (CsvTable.Outcome outcome : table) {
        switch (outcome) {
          case CsvTable.Read read -> seizures.add(read);
          case CsvTable.Refused refused ->
              throw new IOException("the demo's own record was refused: " + refused);
        }
      }
    } catch (UnknownTable e) {
      throw new IOException("the demo's own table has an unknown header", e);
    }
    return seizures;
  }

  private static Persons synthetic() throws IOException {
    try (InputStream json = resource("synthetic-persons.json")) {
      return StrictJson.read(json.readAllBytes(), Persons.class);
    } catch (InvalidDocument e) {
      throw new IOException("the demo's own persons are invalid", e);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream stream = DemoInput.class.getResourceAsStream("/demo/" + name);
    if (stream == null) {
      throw new IOException("this build has no demo/" + name);
    }
    return stream;
  }
}
