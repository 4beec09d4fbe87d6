// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.mailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saola.connectors.content.FileContent;
import org.saola.connectors.inbox.ForwardedFile;
import org.saola.connectors.inbox.ReceivedMessage;
import org.saola.connectors.inbox.ReleaseFile;
import org.saola.connectors.send.Outcome;
import org.saola.connectors.send.Submissions;
import org.saola.message.format.Draft;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Part;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartDefinition;

/** What stands in a message: of what was received its folder, of what was sent its draft. */
public final class Contents {
  private final Submissions submissions;
  private final Mailbox mailbox;

  public Contents(Submissions submissions, Mailbox mailbox) {
    this.submissions = submissions;
    this.mailbox = mailbox;
  }

  /**
   * What this agency has of a message's parts.
   *
   * @param kept whether there is any plaintext of it here
   */
  public record Content(Map<String, Object> documents, Map<String, PartFile> files, boolean kept) {
    static final Content NONE = new Content(Map.of(), Map.of(), false);
  }

  /** A part that is a file. */
  public record PartFile(String part, String mediaType, Path file, long size, boolean nominal) {}

  /** Whether something in it names persons, by its label. */
  public boolean isNominal(Letter letter) {
    return letter.manifest().parts().stream()
        .filter(Part::nominal)
        .anyMatch(
            part ->
                !letter.isReceived() || ReceivedMessage.file(letter.folder(), part).isPresent());
  }

  public Content of(Letter letter) throws IOException {
    return letter.isReceived() ? received(letter) : sent(letter);
  }

  private static Content received(Letter letter) throws IOException {
    Map<String, Object> documents =
        new LinkedHashMap<>(ReceivedMessage.read(letter.folder()).parts());
    documents.remove(MessageType.PROVENANCE);
    Map<String, PartFile> files = new LinkedHashMap<>();
    for (Part part : letter.manifest().parts()) {
      Optional<Path> file = ReceivedMessage.file(letter.folder(), part);
      if (file.isPresent() && isFile(letter, part.name())) {
        files.put(
            part.name(),
            new PartFile(
                part.name(), part.mediaType(), file.get(), Files.size(file.get()), part.nominal()));
      }
    }
    return new Content(documents, files, true);
  }

  private static boolean isFile(Letter letter, String part) {
    return MessageTypes.find(letter.manifest().type())
        .flatMap(type -> type.part(part))
        .filter(PartDefinition::isFile)
        .isPresent();
  }

  private Content sent(Letter letter) throws IOException {
    Outcome outcome = letter.outcome();
    Optional<Draft> draft =
        outcome == null || outcome.source() == null
            ? Optional.empty()
            : submissions.draft(outcome.source());
    if (draft.isEmpty()) {
      return Content.NONE;
    }
    Draft.Forward forward = draft.get().forward();
    return forward == null ? sent(letter, draft.get()) : forwarded(letter, forward);
  }

  private static Content sent(Letter letter, Draft draft) {
    Map<String, Object> documents = new LinkedHashMap<>();
    Map<String, PartFile> files = new LinkedHashMap<>();
    // A message for partners was made of the same draft without its nominal parts.
    for (Part part : letter.manifest().parts()) {
      Object content = draft.parts().get(part.name());
      if (content instanceof FileContent file) {
        files.put(
            part.name(),
            new PartFile(part.name(), file.mediaType(), file.file(), file.size(), part.nominal()));
      } else if (content != null) {
        documents.put(part.name(), content);
      }
    }
    return new Content(documents, files, true);
  }

  /** What was passed on lies where it came. */
  private Content forwarded(Letter letter, Draft.Forward forward) throws IOException {
    List<Letter> originals =
        mailbox.holdings().byKey().values().stream()
            .filter(Letter::isReceived)
            .filter(one -> one.digest().equals(letter.manifest().origin()))
            .filter(one -> one.id().equals(forward.message()))
            .toList();
    if (originals.isEmpty()) {
      return Content.NONE;
    }
    Content whole = received(originals.getFirst());
    List<String> passedOn = letter.manifest().parts().stream().map(Part::name).toList();
    Map<String, Object> documents = new LinkedHashMap<>(whole.documents());
    documents.keySet().retainAll(passedOn);
    Map<String, PartFile> files = new LinkedHashMap<>(whole.files());
    files.keySet().retainAll(passedOn);
    return new Content(documents, files, true);
  }

  /** What was kept from this agency. */
  public List<ReleaseFile.Withheld> withheld(Letter letter) throws IOException {
    Optional<ReleaseFile> release = read(letter, ReleaseFile.NAME, ReleaseFile.class);
    return release.map(ReleaseFile::withheld).orElseGet(List::of);
  }

  /** By which hands it came, if it was passed on. */
  public Optional<ForwardedFile> forwarded(Letter letter) throws IOException {
    return read(letter, ForwardedFile.NAME, ForwardedFile.class);
  }

  private static <T> Optional<T> read(Letter letter, String name, Class<T> as) throws IOException {
    Path file = letter.folder().resolve(name);
    if (!letter.isReceived() || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(StrictJson.read(Files.readAllBytes(file), as));
    } catch (InvalidDocument e) {
      throw new IOException("%s is damaged: %s".formatted(file, e.getMessage()), e);
    }
  }
}
