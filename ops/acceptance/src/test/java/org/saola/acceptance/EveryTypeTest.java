// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.folder.FileOutcome;
import org.saola.connectors.folder.Submission;
import org.saola.connectors.inbox.OfflineVerify;
import org.saola.connectors.inbox.VerificationTrust;
import org.saola.connectors.send.Outcome;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.FieldsOfType;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.message.manifest.TypeId;
import org.saola.message.type.Flow;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartDefinition;
import org.saola.message.type.PartyKind;
import org.saola.ops.Logs;
import org.saola.ops.demo.DemoExchange;
import org.saola.ops.demo.DemoFederation;
import org.saola.ops.demo.Progress;

/**
 * Every registered type, from every kind of agency to every other agency, through the demo's hub.
 * What must come of it follows from the type's flow alone; what an agency's own rules withhold on
 * top is named by a rule of its own file.
 */
class EveryTypeTest {
  private static final int UNFIT = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String TO_ALL = "to-all";
  private static final String TO_FORBIDDEN = "to-forbidden";

  /** Receipts are no drafts: connectors write them, and every hand-over below is one. */
  private static final List<MessageType> TYPES =
      MessageTypes.all().stream().filter(type -> !type.id().equals(MessageTypes.RECEIPT)).toList();

  /** What is confirmed of each word of an originator. */
  private static final Map<String, String> WORDS =
      Map.of("recall/1", "RECALLED", "correction/1", "CORRECTED", "erasure/1", "ERASED");

  @TempDir static Path data;
  private static RunningDemo demo;
  private static final Map<MessageType, TypeSample> SAMPLES = new LinkedHashMap<>();
  private static final Map<String, FileOutcome> OUTCOMES = new LinkedHashMap<>();

  @BeforeAll
  static void exchange() throws Exception {
    Logs.toFile(data.resolve("demo.log"));
    for (MessageType type : TYPES) {
      SAMPLES.put(type, TypeSample.of(type));
    }
    demo = new RunningDemo(data);
    demo.start();
    send(TYPES.stream().filter(type -> !type.answers() && !isAboutAnother(type)).toList());
    send(TYPES.stream().filter(type -> type.answers() && !isAboutAnother(type)).toList());
    send(TYPES.stream().filter(type -> isAboutAnother(type) && !isConfirmation(type)).toList());
    send(TYPES.stream().filter(EveryTypeTest::isConfirmation).toList());
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  private static boolean isAboutAnother(MessageType type) {
    return FieldsOfType.of(type.id()).contains("target");
  }

  private static boolean isConfirmation(MessageType type) {
    return type.id().equals(new TypeId("confirmation/1"));
  }

  private static void send(List<MessageType> types) throws Exception {
    Map<String, List<Submission>> submissions = new LinkedHashMap<>();
    for (String sender : demo.oneOfEachKind()) {
      submissions.put(sender, new ArrayList<>());
      Path folder = Files.createDirectories(data.resolve("drafts").resolve(sender));
      for (MessageType type : types) {
        if (isAboutAnother(type)) {
          submissions
              .get(sender)
              .add(Submission.hand(demo.home(sender), about(type, sender, folder)));
          continue;
        }
        Manifest answered = type.answers() ? received(sender).getFirst() : null;
        TypeSample sample = SAMPLES.get(type);
        List<String> to =
            type.answers() ? others(sender, EnumSet.allOf(PartyKind.class)) : List.of();
        Path draft = sample.draft(folder, name(type, TO_ALL), to, answered);
        submissions.get(sender).add(Submission.hand(demo.home(sender), draft));
        List<String> forbidden = others(sender, without(type.flow().to()));
        if (type.flow().from().contains(demo.kind(sender)) && !forbidden.isEmpty()) {
          draft = sample.draft(folder, name(type, TO_FORBIDDEN), forbidden, answered);
          submissions.get(sender).add(Submission.hand(demo.home(sender), draft));
        }
      }
    }
    for (Map.Entry<String, List<Submission>> mine : submissions.entrySet()) {
      new DemoExchange(demo.home(mine.getKey()), PATIENCE, Progress.onConsole())
          .await(mine.getValue())
          .forEach(outcome -> OUTCOMES.put(mine.getKey() + "/" + outcome.file(), outcome));
    }
  }

  /**
   * A draft about a message that its sender has sent, or has: to all where they must be told, else
   * to its originator.
   */
  private static Path about(MessageType type, String sender, Path folder) throws Exception {
    TypeSample sample = SAMPLES.get(type);
    if (isConfirmation(type)) {
      Manifest word = wordFor(sender);
      String confirmed = WORDS.get(word.type().value());
      return sample.draft(
          folder,
          name(type, TO_ALL),
          List.of(word.from().value()),
          word,
          Map.of("target", word.target(), "confirmed", confirmed));
    }
    boolean request = type.id().equals(new TypeId("forward-request/1"));
    Path target =
        (request ? folders(sender) : sentFolders(sender))
            .stream()
                .filter(it -> fit(type, it) < UNFIT)
                .min(Comparator.comparing(it -> fit(type, it)))
                .orElseThrow(() -> new AssertionError(type.id() + " of " + sender));
    Manifest about = manifest(target);
    List<String> to =
        request ? List.of(about.from().value()) : others(sender, EnumSet.allOf(PartyKind.class));
    return sample.draft(
        folder,
        name(type, TO_ALL),
        to,
        type.answers() ? about : null,
        Map.of("target", new EarlierMessage(about.id(), digest(target))));
  }

  /** A recall, correction or erasure about a message that the agency has. */
  private static Manifest wordFor(String agency) throws Exception {
    for (Manifest word : received(agency)) {
      if (WORDS.containsKey(word.type().value())
          && Files.exists(demo.home(agency).inbox().resolve(word.target().id().value()))) {
        return word;
      }
    }
    throw new AssertionError("nobody has asked " + agency + " about a message that it has");
  }

  /**
   * Those that fit best come first: recalls are about what went to many, corrections about what
   * went to partners, erasures about offers, which every kind of partner takes. So each agency has
   * something to confirm.
   */
  private static int fit(MessageType type, Path folder) {
    try {
      Manifest manifest = manifest(folder);
      String told = manifest.type().value();
      boolean partners =
          manifest.to().stream()
              .allMatch(to -> demo.kind(to.agency().value()) == PartyKind.PARTNER);
      boolean wide = Set.of("seizure-report/1", "alert/1", "listing-outcome/1").contains(told);
      if (isAboutAnother(MessageTypes.find(manifest.type()).orElseThrow())
          || told.equals("receipt/1")) {
        return UNFIT;
      }
      return switch (type.id().value()) {
        case "correction/1" -> partners && wide ? 0 : 1;
        case "erasure/1" -> told.equals("online-listing/1") ? 0 : 1;
        default -> wide && !partners ? 0 : 1;
      };
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Digest digest(Path folder) throws Exception {
    return Digest.of(Files.readAllBytes(folder.resolve("manifest.json")));
  }

  private static String name(MessageType type, String whom) {
    return type.id().value().replace('/', '-') + "-" + whom;
  }

  private static Set<PartyKind> without(Collection<PartyKind> kinds) {
    return Stream.of(PartyKind.values())
        .filter(kind -> !kinds.contains(kind))
        .collect(Collectors.toSet());
  }

  private static List<String> others(String agency, Set<PartyKind> kinds) {
    return demo.agencies().stream()
        .filter(other -> !other.equals(agency) && kinds.contains(demo.kind(other)))
        .toList();
  }

  private static List<Path> folders(String agency) throws Exception {
    try (Stream<Path> folders = Files.list(demo.home(agency).inbox())) {
      return folders.sorted().toList();
    }
  }

  private static List<Manifest> received(String agency) throws Exception {
    List<Manifest> manifests = new ArrayList<>();
    for (Path folder : folders(agency)) {
      manifests.add(manifest(folder));
    }
    return manifests;
  }

  private static Manifest manifest(Path folder) throws Exception {
    return StrictJson.read(Files.readAllBytes(folder.resolve("manifest.json")), Manifest.class);
  }

  private static FileOutcome outcome(String sender, MessageType type, String whom) {
    FileOutcome outcome = OUTCOMES.get(sender + "/" + name(type, whom) + ".json");
    assertThat(outcome).as("%s of %s has evidence in time", type.id(), sender).isNotNull();
    assertThat(outcome.reason()).as("%s of %s", type.id(), sender).isNull();
    assertThat(outcome.refusedRows()).as("%s of %s: see rejected", type.id(), sender).isZero();
    return outcome;
  }

  @TestFactory
  Stream<DynamicNode> flows() {
    return TYPES.stream()
        .map(
            type ->
                dynamicContainer(
                    type.id().value(),
                    Stream.of(
                        dynamicTest("reaches whom it may, and nobody else", () -> reaches(type)),
                        dynamicTest("goes nowhere from others", () -> goesNowhere(type)),
                        dynamicTest("is not sent to others alone", () -> isNotSent(type)))));
  }

  private static void reaches(MessageType type) throws Exception {
    int handedOver = 0;
    for (String sender : demo.oneOfEachKind()) {
      if (type.flow().from().contains(demo.kind(sender))) {
        FileOutcome outcome = outcome(sender, type, TO_ALL);
        for (String recipient : others(sender, Set.of(PartyKind.values()))) {
          handedOver += reaches(type, sender, recipient, outcome.messages());
        }
      }
    }
    assertThat(handedOver).isPositive();
  }

  /** How many messages of these it was handed: the parts of one are checked one by one. */
  private static int reaches(
      MessageType type, String sender, String recipient, List<Outcome> messages) throws Exception {
    int handedOver = 0;
    for (Outcome message : messages) {
      for (Outcome.Recipient mine : message.recipients()) {
        if (mine.agency().value().equals(recipient)) {
          Path folder = demo.home(recipient).inbox().resolve(message.id().value());
          for (PartDefinition part : SAMPLES.get(type).definitions()) {
            check(type, sender, mine, part, folder);
          }
          assertThat(Files.exists(folder)).isEqualTo(mine.handedOver() != null);
          handedOver += mine.handedOver() == null ? 0 : 1;
        }
      }
    }
    return handedOver;
  }

  private static void check(
      MessageType type, String sender, Outcome.Recipient mine, PartDefinition part, Path folder)
      throws Exception {
    String recipient = mine.agency().value();
    String what = "%s, part %s, %s to %s".formatted(type.id(), part.name(), sender, recipient);
    Flow flow = type.flow();
    PartyKind kind = demo.kind(recipient);
    boolean may = flow.to().contains(kind) && (!part.nominal() || flow.nominalTo().contains(kind));
    Optional<byte[]> content = content(folder, part);
    if (content.isPresent()) {
      assertThat(may).as(what).isTrue();
      assertThat(type.id()).as(what).isEqualTo(manifest(folder).type());
      Object expected = SAMPLES.get(type).expected(part);
      if (part.isFile()) {
        assertThat(content.get()).as(what).isEqualTo(expected);
      } else {
        assertThat(StrictJson.read(content.get(), part.record())).as(what).isEqualTo(expected);
      }
      return;
    }
    List<String> rules =
        mine.withheld().stream()
            .filter(withheld -> withheld.part().equals(part.name()))
            .flatMap(withheld -> withheld.rules().stream())
            .toList();
    assertThat(rules).as(what + " is withheld by name").isNotEmpty();
    if (may) {
      assertThat(rules).as(what).allMatch(rule -> isOwn(rule, sender) || isOwn(rule, recipient));
    }
  }

  private static boolean isOwn(String rule, String agency) {
    return rule.startsWith(agency.toLowerCase(Locale.ROOT) + ".");
  }

  private static Optional<byte[]> content(Path folder, PartDefinition part) throws Exception {
    if (!Files.exists(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files
              .filter(file -> file.getFileName().toString().startsWith(part.name() + "."))
              // Beside a document may lie the native form that was made of it.
              .filter(file -> part.isFile() || file.toString().endsWith(".json"))
              .toList();
      assertThat(found).hasSizeLessThan(2);
      return found.isEmpty() ? Optional.empty() : Optional.of(Files.readAllBytes(found.getFirst()));
    }
  }

  private static void goesNowhere(MessageType type) {
    for (String sender : demo.oneOfEachKind()) {
      if (!type.flow().from().contains(demo.kind(sender))) {
        assertThat(outcome(sender, type, TO_ALL).messages())
            .isNotEmpty()
            .allSatisfy(
                message -> {
                  assertThat(message.state()).isEqualTo(Outcome.State.NOT_SENT);
                  assertThat(message.code()).isEqualTo("SUBMIT_DENIED");
                  assertThat(message.detail()).contains("default-deny");
                  assertThat(message.manifest()).isNull();
                });
      }
    }
  }

  private static void isNotSent(MessageType type) {
    for (String sender : demo.oneOfEachKind()) {
      boolean tried =
          type.flow().from().contains(demo.kind(sender))
              && !others(sender, without(type.flow().to())).isEmpty();
      if (tried) {
        assertThat(outcome(sender, type, TO_FORBIDDEN).messages())
            .isNotEmpty()
            .allSatisfy(
                message -> {
                  assertThat(message.state()).isEqualTo(Outcome.State.NOT_SENT);
                  assertThat(message.code()).isEqualTo("NO_PERMITTED_RECIPIENT");
                  assertThat(message.recipients())
                      .allMatch(to -> to.parts().isEmpty() && !to.withheld().isEmpty());
                });
      }
    }
  }

  @Test
  void partnersGetNoNominalPartsAndLearnOfNone() throws Exception {
    for (String partner : others("", Set.of(PartyKind.PARTNER))) {
      assertThat(received(partner)).isNotEmpty();
      for (Manifest manifest : received(partner)) {
        assertThat(manifest.parts()).noneMatch(Part::nominal);
      }
    }
  }

  @Test
  void nothingIsInAnInboxThatNoOutcomeExplains() throws Exception {
    Map<String, Set<String>> explained =
        OUTCOMES.values().stream()
            .flatMap(outcome -> outcome.messages().stream())
            .flatMap(
                message ->
                    message.recipients().stream()
                        .filter(to -> to.handedOver() != null)
                        .map(to -> Map.entry(to.agency().value(), message.id().value())))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    for (String agency : demo.agencies()) {
      assertThat(folders(agency))
          .extracting(folder -> folder.getFileName().toString())
          .containsExactlyInAnyOrderElementsOf(explained.get(agency));
    }
  }

  @Test
  void evidenceHoldsForEveryMessage_atSenderAndRecipient() throws Exception {
    StringBuilder books = new StringBuilder();
    assertThat(InProcess.run(books, "audit", "reconcile", "--hub", demo.hubHome().toString()))
        .as(books.toString())
        .isZero();
    for (String agency : demo.oneOfEachKind()) {
      for (Path folder : messageFolders(agency)) {
        awaitEvidence(folder);
      }
    }
  }

  private static List<Path> messageFolders(String agency) throws Exception {
    List<Path> folders = new ArrayList<>(folders(agency));
    folders.addAll(sentFolders(agency));
    return folders;
  }

  private static List<Path> sentFolders(String agency) throws Exception {
    try (Stream<Path> sent = Files.list(demo.home(agency).sent())) {
      return sent.filter(folder -> Files.exists(folder.resolve("manifest.json"))).sorted().toList();
    }
  }

  /** A connector may still be filing what the log has proven. */
  private static void awaitEvidence(Path folder) throws Exception {
    OfflineVerify verify = new OfflineVerify(VerificationTrust.ofHomeAround(folder));
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    List<OfflineVerify.Line> lines = verify.verify(folder);
    while (!lines.stream().allMatch(OfflineVerify.Line::holds) && System.nanoTime() < end) {
      Thread.sleep(100);
      lines = verify.verify(folder);
    }
    assertThat(lines).allMatch(OfflineVerify.Line::holds);
  }

  /** Whoever drops a draft into a home of the demo need not write settings first. */
  @Test
  void everyHomeHasDefaultsForWhatItsKindMaySend() {
    for (String agency : DemoFederation.agencies()) {
      assertThat(demo.settings(agency).messages().keySet())
          .as(agency)
          .containsExactlyInAnyOrderElementsOf(
              TYPES.stream()
                  .filter(type -> type.flow().from().contains(demo.kind(agency)))
                  .filter(type -> hasRecipient(type, agency))
                  .map(MessageType::id)
                  .toList());
    }
  }

  private static boolean hasRecipient(MessageType type, String sender) {
    return DemoFederation.agencies().stream()
        .anyMatch(to -> !to.equals(sender) && type.flow().to().contains(demo.kind(to)));
  }
}
