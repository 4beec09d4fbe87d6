// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saola.connectors.content.ContentRefused;
import org.saola.connectors.content.FileContent;
import org.saola.connectors.content.PartCheck;
import org.saola.message.format.Draft;
import org.saola.message.json.StrictJson;
import org.saola.message.nominal.Finding;
import org.saola.message.type.MessageType;
import org.saola.message.type.PartDefinition;

/** A part's content, checked against its type and its label, in the bytes that are sealed. */
record Content(String name, boolean nominal, String mediaType, Body body) {
  /** Where the bytes are. */
  sealed interface Body {
    long size();

    InputStream open() throws IOException;
  }

  /** In memory: a document. */
  record Held(byte[] bytes) implements Body {
    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }

  /** On disk, where only the connector writes. */
  record Lying(Path file, long size) implements Body {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** The parts of a draft in the order in which the type lists them. */
  static List<Content> of(Draft draft) throws ContentRefused {
    MessageType type = PartCheck.type(draft.type());
    PartCheck.requireComplete(type, draft.parts().keySet());
    for (String part : draft.parts().keySet()) {
      PartCheck.definition(type, part);
    }
    Map<PartDefinition, Object> checked = new LinkedHashMap<>();
    for (PartDefinition definition : type.parts()) {
      Object given = draft.parts().get(definition.name());
      if (given != null) {
        checked.put(definition, definition.isFile() ? given : document(definition, given));
      }
    }
    Map<String, Object> byName = new LinkedHashMap<>();
    checked.forEach((part, content) -> byName.put(part.name(), content));
    PartCheck.requireAgreement(byName, draft.fieldsOfType());
    requireNothingStray(draft, checked);
    List<Content> contents = new ArrayList<>();
    for (Map.Entry<PartDefinition, Object> part : checked.entrySet()) {
      contents.add(of(part.getKey(), part.getValue()));
    }
    return contents;
  }

  /**
   * Refuses what looks like personal data, unless an officer has looked and says that it is none.
   */
  private static void requireNothingStray(Draft draft, Map<PartDefinition, Object> checked)
      throws ContentRefused {
    List<Finding> stray = PartCheck.unreviewed(PartCheck.findings(checked), draft.reviewed());
    if (!stray.isEmpty()) {
      throw new ContentRefused(stray);
    }
  }

  private static Object document(PartDefinition definition, Object given) throws ContentRefused {
    return PartCheck.read(definition, StrictJson.write(given));
  }

  private static Content of(PartDefinition definition, Object checked) throws ContentRefused {
    return definition.isFile()
        ? file(definition, checked)
        : new Content(
            definition.name(),
            definition.nominal(),
            PartDefinition.JSON,
            new Held(StrictJson.write(checked)));
  }

  private static Content file(PartDefinition definition, Object given) throws ContentRefused {
    if (!(given instanceof FileContent file)) {
      throw new ContentRefused(
          ContentRefused.Code.INVALID_PART,
          "part %s is a file, and was not handed over with its draft".formatted(definition.name()));
    }
    PartCheck.requireMediaType(definition, file.mediaType());
    return new Content(
        definition.name(),
        definition.nominal(),
        file.mediaType(),
        new Lying(file.file(), file.size()));
  }
}
