// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.compose.draft.About;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.desk.mailbox.Letter;
import org.saola.connectors.desk.mailbox.Mailbox;
import org.saola.connectors.desk.mailbox.ReadingRoom;
import org.saola.message.forward.ForwardRequest;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Consent;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.ReplyOutcome;
import org.saola.message.manifest.TypeId;
import org.saola.message.request.CaseRequest;
import org.saola.message.type.MessageTypes;
import org.saola.pages.signin.Person;
import org.springframework.stereotype.Component;

/** Drafts that are about a message that is here: answers, words of its originator, forwarding. */
@Component
class AboutMessage {
  private static final TypeId CASE_REPLY = new TypeId("case-reply/1");
  private static final List<TypeId> WORDS =
      List.of(MessageTypes.RECALL, MessageTypes.CORRECTION, MessageTypes.ERASURE);

  /**
   * Who passes on persons, or lets them be passed on, has read about them, and that is recorded.
   */
  private static final Set<String> AFTER_READING = Set.of("forward", "forward-consent");

  private final Mailbox mailbox;
  private final ReadingRoom readings;
  private final Clock clock;

  AboutMessage(Mailbox mailbox, ReadingRoom readings, Clock clock) {
    this.mailbox = mailbox;
    this.readings = readings;
    this.clock = clock;
  }

  /**
   * What an officer means to do with a message.
   *
   * @param outcome of a request that is answered
   */
  KeptDraft begin(
      String id, String doing, Letter letter, @Nullable ReplyOutcome outcome, Person officer)
      throws IOException {
    require(!isReadFirst(doing, letter, officer));
    return switch (doing) {
      case "reply" -> reply(id, letter, outcome);
      case "explain" -> explain(id, letter);
      case "recall", "correction", "erasure" -> ofOnesOwn(id, letter, new TypeId(doing + "/1"));
      case "forward" -> forward(id, letter);
      case "forward-request" -> request(id, letter);
      case "forward-consent" -> consent(id, letter);
      default -> throw new NotThere();
    };
  }

  /** Whether this officer has yet to open the message before doing that. */
  boolean isReadFirst(String doing, Letter letter, Person officer) throws IOException {
    return AFTER_READING.contains(doing)
        && readings.reasonNeeded(letter)
        && !readings.isReadBy(letter, officer);
  }

  /** An id is its sender's choice: where two have chosen the same, none is answered by it. */
  Letter find(MessageId message) throws IOException {
    List<Letter> found =
        mailbox.conversations().stream()
            .flatMap(conversation -> conversation.letters().stream())
            .filter(letter -> letter.id().equals(message))
            .toList();
    if (found.size() != 1) {
      throw new NotThere();
    }
    return found.getFirst();
  }

  private KeptDraft reply(String id, Letter letter, @Nullable ReplyOutcome outcome)
      throws IOException {
    require(letter.isReceived() && letter.manifest().type().equals(MessageTypes.CASE_REQUEST));
    String reference = read(letter.folder().resolve("request.json"), CaseRequest.class).reference();
    About about =
        new About(
            letter.id(),
            letter.thread(),
            null,
            outcome == null ? ReplyOutcome.PROVIDE : outcome,
            null,
            reference,
            List.of(letter.manifest().from().value()));
    return KeptDraft.empty(id, CASE_REPLY, about, clock.instant());
  }

  /** What a requested authority asked back is answered by the request, put better. */
  private KeptDraft explain(String id, Letter letter) {
    require(letter.isReceived() && letter.manifest().type().equals(CASE_REPLY));
    About about =
        new About(
            letter.id(),
            letter.thread(),
            null,
            null,
            null,
            null,
            List.of(letter.manifest().from().value()));
    return KeptDraft.empty(id, MessageTypes.CASE_REQUEST, about, clock.instant());
  }

  /** It goes to all who have the message: nobody else knows who they are but the hub. */
  private KeptDraft ofOnesOwn(String id, Letter letter, TypeId word) throws IOException {
    require(!letter.isReceived() && !WORDS.contains(letter.manifest().type()));
    About about =
        new About(letter.id(), letter.thread(), named(letter), null, null, null, List.of());
    return KeptDraft.empty(id, word, about, clock.instant());
  }

  private KeptDraft forward(String id, Letter letter) {
    require(letter.isReceived() && !letter.manifest().type().equals(MessageTypes.CASE_REQUEST));
    About about = new About(null, null, null, null, letter.id(), null, List.of());
    return KeptDraft.empty(id, letter.manifest().type(), about, clock.instant());
  }

  private KeptDraft request(String id, Letter letter) throws IOException {
    require(letter.isReceived());
    About about =
        new About(
            null, null, named(letter), null, null, null, List.of(letter.manifest().from().value()));
    return KeptDraft.empty(id, MessageTypes.FORWARD_REQUEST, about, clock.instant());
  }

  private KeptDraft consent(String id, Letter letter) throws IOException {
    require(letter.isReceived() && letter.manifest().type().equals(MessageTypes.FORWARD_REQUEST));
    About about =
        new About(
            letter.id(),
            letter.thread(),
            letter.manifest().target(),
            null,
            null,
            null,
            List.of(letter.manifest().from().value()));
    ForwardRequest asked = read(letter.folder().resolve("request.json"), ForwardRequest.class);
    Map<String, List<String>> answers = new LinkedHashMap<>();
    answers.put("consent.recipient", List.of(asked.recipient().value()));
    answers.put("consent.purpose", List.of(asked.purpose().name()));
    for (int i = 0; i < asked.parts().size(); i++) {
      answers.put("consent.parts[%d]".formatted(i), List.of(asked.parts().get(i)));
    }
    return KeptDraft.empty(id, MessageTypes.FORWARD_CONSENT, about, clock.instant())
        .written(answers, about.to(), List.of(), clock.instant());
  }

  /** Whether it goes to all who have the message that it is about, whoever they are. */
  static boolean goesToHolders(KeptDraft draft) {
    return WORDS.contains(draft.type());
  }

  /** The consent on which a message may be passed on to these, where one came. */
  Optional<MessageId> consentTo(MessageId message, List<String> to) throws IOException {
    return mailbox.conversations().stream()
        .flatMap(conversation -> conversation.letters().stream())
        .filter(Letter::isReceived)
        .filter(letter -> covers(letter, message, to))
        .map(Letter::id)
        .findFirst();
  }

  private static boolean covers(Letter letter, MessageId message, List<String> to) {
    Consent consent = letter.manifest().consent();
    EarlierMessage target = letter.manifest().target();
    return consent != null
        && target != null
        && target.id().equals(message)
        && consent.decision() == Consent.Decision.GRANTED
        && to.contains(consent.recipient().value());
  }

  private static EarlierMessage named(Letter letter) throws IOException {
    byte[] manifest = Files.readAllBytes(letter.folder().resolve("manifest.json"));
    return new EarlierMessage(letter.id(), Digest.of(manifest));
  }

  private static <T> T read(Path file, Class<T> part) throws IOException {
    // A part that was withheld from us is not here.
    if (!Files.isRegularFile(file)) {
      throw new NotThere();
    }
    try {
      return StrictJson.read(Files.readAllBytes(file), part);
    } catch (InvalidDocument e) {
      throw new IOException("%s is damaged".formatted(file), e);
    }
  }

  private static void require(boolean fits) {
    if (!fits) {
      throw new NotThere();
    }
  }
}
