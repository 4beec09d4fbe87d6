// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.compose.DraftRefused.Code;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.inbox.HeldMessage;
import org.saola.message.format.Draft;
import org.saola.message.forward.Provenance;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Part;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartDefinition;

/**
 * A message of the inbox that is passed on: its parts byte for byte, and what proves to the new
 * recipient whose they are.
 *
 * @param consent of its originator, where one was given
 * @param showsNominal whether its manifests name nominal parts, which partners must not learn of
 */
record PassedOn(
    Digest origin,
    @Nullable EarlierMessage consent,
    Marking marking,
    List<Content> contents,
    boolean showsNominal) {
  /**
   * @throws DraftRefused when the inbox does not hold what the draft names, or not all of it
   */
  static PassedOn of(Draft draft, Draft.Forward forward, AgencyHome home)
      throws DraftRefused, IOException {
    HeldMessage message = held(home, forward.message());
    if (!message.manifest().type().equals(draft.type())) {
      throw refused(
          "message %s is a %s, and is passed on as that"
              .formatted(forward.message(), message.manifest().type()));
    }
    if (draft.type().equals(MessageTypes.CASE_REQUEST)) {
      throw refused("a case request runs against a clock of its own: make one, do not pass one on");
    }
    MessageId consentId = forward.consent();
    HeldMessage consent = consentId == null ? null : held(home, consentId);
    List<Part> parts = parts(message, forward.parts());
    List<Content> contents = new ArrayList<>();
    for (Part part : parts) {
      contents.add(content(message, part));
    }
    Provenance provenance = provenance(message, parts, consent);
    contents.add(
        new Content(
            MessageType.PROVENANCE,
            false,
            PartDefinition.JSON,
            new Content.Held(StrictJson.write(provenance))));
    return new PassedOn(
        message.digest(),
        consent == null ? null : new EarlierMessage(consent.manifest().id(), consent.digest()),
        message.manifest().marking(),
        contents,
        message.manifest().parts().stream().anyMatch(Part::nominal));
  }

  private static HeldMessage held(AgencyHome home, MessageId id) throws DraftRefused, IOException {
    List<HeldMessage> found = HeldMessage.find(home, id);
    if (found.size() != 1) {
      throw refused(
          found.isEmpty()
              ? "the inbox holds no message " + id
              : "two agencies have sent a message %s: none is passed on by that id".formatted(id));
    }
    return found.getFirst();
  }

  private static List<Part> parts(HeldMessage message, List<String> asked) throws DraftRefused {
    List<Part> here =
        message.manifest().parts().stream()
            .filter(part -> !part.name().equals(MessageType.PROVENANCE))
            .filter(part -> message.file(part).isPresent() && message.salt(part).isPresent())
            .toList();
    List<String> names = here.stream().map(Part::name).toList();
    if (here.isEmpty() || !names.containsAll(asked)) {
      throw refused(
          "of message %s there is %s here, and %s was to be passed on"
              .formatted(message.manifest().id(), names, asked));
    }
    return here.stream().filter(p -> asked.isEmpty() || asked.contains(p.name())).toList();
  }

  private static Content content(HeldMessage message, Part part) throws IOException {
    Path file = message.file(part).orElseThrow();
    return new Content(
        part.name(),
        part.nominal(),
        part.mediaType(),
        part.mediaType().equals(PartDefinition.JSON)
            ? new Content.Held(Files.readAllBytes(file))
            : new Content.Lying(file, Files.size(file)));
  }

  /** The chain by which it came, if it was forwarded before, and the message itself. */
  private static Provenance provenance(
      HeldMessage message, List<Part> parts, @Nullable HeldMessage consent)
      throws DraftRefused, IOException {
    List<Provenance.Link> links = new ArrayList<>(before(message));
    List<Provenance.Salt> salts =
        parts.stream()
            .map(part -> new Provenance.Salt(part.name(), message.salt(part).orElseThrow()))
            .toList();
    links.add(
        new Provenance.Link(
            message.signed(),
            salts,
            consent == null ? null : new Provenance.Shown(consent.signed())));
    Provenance provenance = new Provenance(links);
    try {
      StrictJson.validate(provenance);
      return provenance;
    } catch (InvalidDocument e) {
      throw refused("it was passed on too often: " + e.getMessage());
    }
  }

  private static List<Provenance.Link> before(HeldMessage message) throws IOException {
    Manifest manifest = message.manifest();
    Optional<Path> file =
        manifest.parts().stream()
            .filter(part -> part.name().equals(MessageType.PROVENANCE))
            .findFirst()
            .flatMap(message::file);
    if (manifest.origin() == null || file.isEmpty()) {
      return List.of();
    }
    try {
      return StrictJson.read(Files.readAllBytes(file.get()), Provenance.class).links();
    } catch (InvalidDocument e) {
      throw new IOException("%s is damaged: %s".formatted(file.get(), e.getMessage()), e);
    }
  }

  private static DraftRefused refused(String why) {
    return new DraftRefused(Code.NOT_PASSED_ON, why);
  }
}
