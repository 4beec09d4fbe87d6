// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import java.util.ArrayList;
import java.util.List;
import org.saola.connectors.content.ContentRefused;
import org.saola.connectors.content.FileContent;
import org.saola.connectors.content.PartCheck;
import org.saola.message.format.Draft;
import org.saola.message.json.StrictJson;
import org.saola.message.type.MessageType;
import org.saola.message.type.PartDefinition;

/** A part's content, checked against its type and its label, in the bytes that are sealed. */
record Content(String name, boolean nominal, String mediaType, byte[] bytes) {
  /** The parts of a draft in the order in which the type lists them. */
  static List<Content> of(Draft draft) throws ContentRefused {
    MessageType type = PartCheck.type(draft.type());
    PartCheck.requireComplete(type, draft.parts().keySet());
    for (String part : draft.parts().keySet()) {
      PartCheck.definition(type, part);
    }
    List<Content> contents = new ArrayList<>();
    for (PartDefinition definition : type.parts()) {
      Object given = draft.parts().get(definition.name());
      if (given != null) {
        contents.add(definition.isFile() ? file(definition, given) : document(definition, given));
      }
    }
    return contents;
  }

  private static Content document(PartDefinition definition, Object given) throws ContentRefused {
    Object checked = PartCheck.read(definition, PartDefinition.JSON, StrictJson.write(given));
    return new Content(
        definition.name(), definition.nominal(), PartDefinition.JSON, StrictJson.write(checked));
  }

  private static Content file(PartDefinition definition, Object given) throws ContentRefused {
    if (!(given instanceof FileContent file)) {
      throw new ContentRefused(
          ContentRefused.Code.INVALID_PART,
          "part %s is a file, and was not handed over with its draft".formatted(definition.name()));
    }
    PartCheck.requireMediaType(definition, file.mediaType());
    return new Content(definition.name(), definition.nominal(), file.mediaType(), file.bytes());
  }
}
