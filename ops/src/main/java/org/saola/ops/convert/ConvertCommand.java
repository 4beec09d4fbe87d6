// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.convert;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.folder.FileRefused;
import org.saola.message.format.traced.NominalParts;
import org.saola.message.manifest.AgencyId;
import org.saola.ops.ExitCode;
import org.saola.ops.convert.Conversion.Converted;
import org.saola.ops.convert.Conversion.NotOfThisForm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "convert",
    description =
        "Writes messages in the form of another system, and says what that form lost. Parts with personal data are left out unless asked for.",
    mixinStandardHelpOptions = true)
public final class ConvertCommand implements Callable<Integer> {
  private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rw-------");

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FORM",
      description = "stix, illegal-trade-report, dsa-notice, umf-style, epermit-v1 or epermit-v2.")
  private String form = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to put the files (default: here). No file is overwritten.")
  private Path out = Path.of("");

  @Option(names = "--nominal", description = "With the parts that hold personal data.")
  private boolean nominal;

  @Option(
      names = "--author",
      paramLabel = "AGENCY",
      description = "Who wrote a draft, for forms that say so (stix).")
  private @Nullable String author;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Inbox folders, or JSON files: drafts, or the one part that a type needs.")
  private List<Path> paths = List.of();

  @Override
  public Integer call() throws IOException {
    Form to = Form.named(form);
    Conversion conversion =
        new Conversion(
            nominal ? NominalParts.EXPORTED : NominalParts.LEFT_OUT,
            Optional.ofNullable(author).map(AgencyId::new));
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
    }
    Files.createDirectories(out.toAbsolutePath());
    int exit = ExitCode.HELD;
    for (Path path : paths) {
      exit = Math.max(exit, convert(path, to, conversion));
    }
    return exit;
  }

  private int convert(Path path, Form to, Conversion conversion) {
    try {
      Convertible message = Convertible.read(path);
      Converted converted = conversion.to(to, message);
      for (Map.Entry<String, byte[]> file : converted.files().entrySet()) {
        Path target = out.resolve(message.name() + file.getKey());
        // It may hold what only its reader may read.
        Files.createFile(target, PosixFilePermissions.asFileAttribute(OWN));
        Files.write(target, file.getValue());
        System.out.printf("%s -> %s%n", path, target);
      }
      converted.lost().forEach(lost -> System.out.println("  lost: " + lost));
      if (converted.lost().isEmpty()) {
        System.out.println("  nothing lost");
      }
      return ExitCode.HELD;
    } catch (FileAlreadyExistsException e) {
      System.out.printf("%s: not written: %s exists already%n", path, e.getMessage());
    } catch (NotOfThisForm | FileRefused | IOException e) {
      System.out.printf("%s: refused: %s%n", path, e.getMessage());
    }
    return ExitCode.FAILED;
  }
}
