// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.reference;

import static org.saola.message.reference.Html.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.saola.message.manifest.Manifest;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;

/** Writes the reference: an index, a page and the JSON Schema for each message type. */
public final class ReferencePages {
  private static final String STYLE = "reference.css";

  private final Path resources;
  private final Path folder;

  /**
   * @param resources where {@code samples} and {@code schema} are
   */
  public ReferencePages(Path resources, Path folder) {
    this.resources = resources;
    this.folder = folder;
  }

  /** Arguments: the folder of resources, and the folder to write. */
  public static void main(String[] arguments) throws IOException {
    new ReferencePages(Path.of(arguments[0]), Path.of(arguments[1])).write(MessageTypes.all());
  }

  public void write(List<MessageType> types) throws IOException {
    Files.createDirectories(folder);
    for (MessageType type : types) {
      String name = TypePage.fileName(type);
      Files.writeString(folder.resolve(name + ".html"), new TypePage(type, example(type)).html());
      copy(resources.resolve("schema").resolve(name + ".json"));
    }
    copy(resources.resolve("schema").resolve("manifest-1.json"));
    Files.writeString(folder.resolve("manifest-1.html"), manifest());
    Files.writeString(folder.resolve("index.html"), index(types));
    try (InputStream style = ReferencePages.class.getResourceAsStream(STYLE)) {
      if (style == null) {
        throw new NoSuchFileException(STYLE);
      }
      Files.copy(style, folder.resolve(STYLE), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void copy(Path file) throws IOException {
    Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
  }

  private String example(MessageType type) throws IOException {
    Path samples =
        resources.resolve("samples").resolve(TypePage.fileName(type).replaceFirst("-1$", ""));
    try (Stream<Path> valid = Files.list(samples.resolve("valid"))) {
      return Files.readString(valid.sorted().findFirst().orElseThrow());
    }
  }

  private static String manifest() {
    return Html.page(
        "Saola: manifest",
        """
        <nav><a href="index.html">All message types</a></nav>
        <main>
        <h1>The manifest</h1>
        <p class="lead">What the sender of every message signs, and what the hub and its access rules read: markings, purpose, legal basis, recipients. Its JSON Schema: <a href="manifest-1.json">manifest-1.json</a>.</p>
        %s
        </main>
        """
            .formatted(RecordSection.sections(List.of(Manifest.class))));
  }

  private static String index(List<MessageType> types) {
    return Html.page(
        "Saola: message types",
        """
        <main>
        <h1>Message types</h1>
        <p class="lead">What agencies exchange: for each type its fields with their meaning and source, an example, and who may send it to whom.</p>
        <ul class="types">
        %s
        </ul>
        <p>Every message also carries a signed <a href="manifest-1.html">manifest</a>: who sends it to whom, why, and how it may be used.</p>
        </main>
        """
            .formatted(
                types.stream()
                    .map(
                        type ->
                            "<li><a href=\"%s.html\">%s</a><p>%s</p></li>"
                                .formatted(
                                    TypePage.fileName(type),
                                    text(type.id().value()),
                                    TypePage.purpose(type)))
                    .collect(Collectors.joining("\n"))));
  }
}
