// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.compose.draft.About;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.desk.mailbox.Contents;
import org.saola.connectors.desk.mailbox.Letter;
import org.saola.connectors.desk.mailbox.Mailbox;
import org.saola.connectors.desk.mailbox.ReadingRoom;
import org.saola.connectors.inbox.ForwardedFile;
import org.saola.message.forward.ForwardRequest;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Answer;
import org.saola.message.manifest.Consent;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.ReplyOutcome;
import org.saola.message.manifest.TypeId;
import org.saola.message.reply.CaseReply;
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
  private final Contents contents;
  private final ReadingRoom readings;
  private final Clock clock;

  AboutMessage(Mailbox mailbox, Contents contents, ReadingRoom readings, Clock clock) {
    this.mailbox = mailbox;
    this.contents = contents;
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
      case "answer" -> answer(id, letter);
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

  /**
   * What a requested authority asked back is answered in its thread, as every question is: any
   * message of the asker there has the clock run on. A new request would start a clock of its own.
   */
  private KeptDraft explain(String id, Letter letter) throws IOException {
    Answer asked = letter.manifest().answer();
    require(letter.isReceived() && asked != null && asked.outcome() == ReplyOutcome.CLARIFY);
    String reference = read(letter.folder().resolve("reply.json"), CaseReply.class).reference();
    About about =
        new About(
            letter.id(),
            letter.thread(),
            null,
            ReplyOutcome.PROVIDE,
            null,
            reference,
            List.of(letter.manifest().from().value()));
    return KeptDraft.empty(id, CASE_REPLY, about, clock.instant());
  }

  /** The answer that the table of types has for a message, in its thread, to who sent it. */
  private KeptDraft answer(String id, Letter letter) {
    TypeId answer = QuickAnswer.to(letter).orElseThrow(NotThere::new);
    boolean word = answer.equals(MessageTypes.CONFIRMATION);
    About about =
        new About(
            letter.id(),
            letter.thread(),
            word ? letter.manifest().target() : null,
            null,
            null,
            null,
            List.of(letter.manifest().from().value()));
    return KeptDraft.empty(id, answer, about, clock.instant());
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
    Original original = original(letter);
    About about =
        new About(
            null,
            null,
            new EarlierMessage(original.id(), original.manifest()),
            null,
            null,
            null,
            List.of(original.from().value()));
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

  /**
   * The consent on which a message may be passed on to these, where one came: of its first
   * originator, about that very message, and still good. The hub holds it to the same.
   */
  Optional<Letter> consentTo(MessageId message, List<String> to) throws IOException {
    Original original = original(find(message));
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return mailbox.conversations().stream()
        .flatMap(conversation -> conversation.letters().stream())
        .filter(letter -> letter.isReceived() && !letter.isTakenBack())
        .filter(letter -> letter.manifest().type().equals(MessageTypes.FORWARD_CONSENT))
        .filter(letter -> letter.manifest().from().equals(original.from()))
        .filter(letter -> covers(letter, original, to, today))
        .max(Comparator.comparing(Letter::at));
  }

  private static boolean covers(
      Letter letter, Original original, List<String> to, LocalDate today) {
    Consent consent = letter.manifest().consent();
    EarlierMessage target = letter.manifest().target();
    return consent != null
        && target != null
        && target.manifest().equals(original.manifest())
        && consent.decision() == Consent.Decision.GRANTED
        && to.equals(List.of(consent.recipient().value()))
        && consent.validUntil() != null
        && !consent.validUntil().isBefore(today);
  }

  /** Whose a message is, however often it was passed on since. */
  private record Original(MessageId id, AgencyId from, Digest manifest) {}

  private Original original(Letter letter) throws IOException {
    Optional<ForwardedFile> passedOn = contents.forwarded(letter);
    if (passedOn.isEmpty() || passedOn.get().steps().isEmpty()) {
      return new Original(letter.id(), letter.manifest().from(), letter.digest());
    }
    ForwardedFile.Step first = passedOn.get().steps().getFirst();
    return new Original(first.message(), passedOn.get().originator(), first.manifest());
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
