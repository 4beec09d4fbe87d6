// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.saola.acceptance.faults.Scale;
import org.saola.acceptance.faults.Wire;
import org.saola.connectors.ConnectorApplication;
import org.saola.connectors.RunningConnector;
import org.saola.connectors.folder.FileOutcome;
import org.saola.connectors.folder.FileProgress;
import org.saola.connectors.folder.Submission;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.send.Outcome;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Manifest;
import org.saola.message.type.MessageTypes;
import org.saola.ops.demo.DemoFederation;
import org.saola.ops.federation.HubHome;
import org.saola.pki.certificate.TrustAnchor;
import org.saola.pki.directory.DirectoryDocument.Group;
import org.saola.routes.HubApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A message that more agencies have than one can name is recalled, over the real hub, by a real
 * connector. While its messages wait on the way to the hub, the message is passed on once more.
 * Five hundred agencies take a minute and more: it runs with {@code --faults}.
 */
@EnabledIfSystemProperty(named = Scale.ALL, matches = "true")
class RecallOfManyTest {
  private static final String SENDER = "NL-CUSTOMS";
  private static final String PASSING_ON = "FR-POLICE";
  private static final String GROUP = "@everybody";
  private static final int MOST = 500;

  /** To the last two it is passed on; the group has the others, and who passes it on. */
  private static final int MANY = MOST + 1;

  private static final String EARLY = ManyAgencies.name(MOST - 1);
  private static final String LATE = ManyAgencies.name(MOST);
  private static final int HOLDERS = MANY + 1;
  private static final int AT_ONCE = 16;

  /** Who confirms last. */
  private static final int SLOW = 7;

  private static final Pattern SAID =
      Pattern.compile("[A-Z0-9-]+  message .*|[0-9]+ not confirmed\\.|Every recall, .*");

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path data;
  private DemoFederation federation;
  private ManyAgencies many;
  private Wire wire;
  private ConfigurableApplicationContext hub;
  private final List<RunningConnector> connectors = new ArrayList<>();
  private volatile Manifest left;
  private int drafts;

  @BeforeEach
  void start() throws Exception {
    federation = new DemoFederation(data);
    federation.create();
    many = ManyAgencies.join(federation, MANY, everybody());
    int port = federation.hub().addresses().amqp();
    wire = new Wire(port);
    Path settings = home(SENDER).settings();
    Files.writeString(
        settings,
        Files.readString(settings)
            .replace("amqps://localhost:" + port, "amqps://localhost:" + wire.port()));
    hub = HubApplication.start(federation.hub().settings());
    // A connector takes no version before its proof, and looks for the next one rarely.
    await(() -> Files.exists(federation.hub().root().resolve("directory/2.tlog-proof")));
    for (String agency : List.of(SENDER, PASSING_ON)) {
      connectors.add(ConnectorApplication.start(federation.agency(agency)));
    }
    for (String agency : List.of(SENDER, PASSING_ON)) {
      await(() -> Files.exists(home(agency).directoryVersions().resolve("2.p7m")));
    }
  }

  private static Group everybody() {
    return new Group(
        GROUP,
        Stream.concat(
                Stream.of(PASSING_ON), IntStream.range(0, MOST - 1).mapToObj(ManyAgencies::name))
            .toList());
  }

  @AfterEach
  void stop() throws Exception {
    connectors.forEach(RunningConnector::close);
    if (hub != null) {
      hub.close();
    }
    wire.close();
  }

  @Test
  void eachOfMoreHoldersThanOneMessageNamesIsToldOnce_andNamedUntilItConfirms() throws Exception {
    Outcome original = accepted(SENDER, report());
    assertThat(original.recipients()).hasSize(MOST);
    await(() -> Files.exists(home(PASSING_ON).inbox().resolve(original.id().value())));
    accepted(PASSING_ON, forward(original, EARLY));

    List<Outcome> word = recalledWhileItIsPassedOn(original);
    assertThat(word).hasSize(2);
    assertThat(word.getFirst().state()).isEqualTo(Outcome.State.ACCEPTED);
    assertThat(word.getFirst().recipients()).hasSize(MOST);
    assertThat(word.getLast().code()).isEqualTo("RECIPIENTS_MISSED");
    assertThat(word.getLast().detail()).contains(LATE);
    assertThat(send(SENDER, recall(original)).messages())
        .as("again, naming nobody")
        .satisfiesExactly(
            rest -> {
              assertThat(rest.state()).isEqualTo(Outcome.State.ACCEPTED);
              assertThat(rest.recipients())
                  .extracting(to -> to.agency().value())
                  .containsExactlyInAnyOrder(EARLY, LATE);
            });
    assertThat(notToldOnce()).isEmpty();

    assertThat(unconfirmed()).hasSize(HOLDERS + 1).endsWith(HOLDERS + " not confirmed.");
    allButOneConfirm();
    confirmedByConnector(original);
    await(() -> unconfirmed().size() <= 2);
    assertThat(unconfirmed())
        .satisfiesExactly(
            line -> assertThat(line).startsWith(ManyAgencies.name(SLOW)).endsWith(": no answer"),
            line -> assertThat(line).isEqualTo("1 not confirmed."));

    try (Holder holder = holder(SLOW)) {
      holder.confirm(left);
    }
    await(() -> unconfirmed().size() <= 1);
    assertThat(unconfirmed())
        .containsExactly(
            "Every recall, correction and erasure is confirmed by all who have the message.");
  }

  /** Its messages are made and signed, and do not get through to the hub until that is done. */
  private List<Outcome> recalledWhileItIsPassedOn(Outcome original) throws Exception {
    CountDownLatch made = new CountDownLatch(1);
    wire.down();
    Submission recall = Submission.hand(home(SENDER), file(recall(original)));
    CompletableFuture<FileOutcome> outcome =
        CompletableFuture.supplyAsync(
            () ->
                await(
                    recall,
                    at -> {
                      if (at.messages() == 2) made.countDown();
                    }));
    assertThat(made.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    accepted(PASSING_ON, forward(original, LATE));
    wire.up();
    return outcome.get().messages();
  }

  /** Recipients whom the hub has not sent just one recall. */
  private List<String> notToldOnce() {
    return hub.getBean(JdbcClient.class)
        .sql(
            """
            select h.recipient from (select distinct recipient from delivery) h
            left join (select d.recipient, count(*) as words
                       from delivery d join message m on m.number = d.message
                       where m.type = 'recall/1' group by d.recipient) told
              on told.recipient = h.recipient
            where coalesce(told.words, 0) <> 1 and h.recipient <> ?
            """)
        .param(SENDER)
        .query(String.class)
        .list();
  }

  /** Each has found one recall in its inbox, and no second one. */
  private void allButOneConfirm() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Callable<Manifest>> all = new ArrayList<>();
      for (int number = 0; number < MANY; number++) {
        int one = number;
        all.add(() -> taken(one));
      }
      for (Future<Manifest> taken : threads.invokeAll(all)) {
        taken.get();
      }
    }
  }

  private Manifest taken(int number) throws Exception {
    try (Holder holder = holder(number)) {
      List<Manifest> recalls =
          holder.inbox().stream().filter(it -> it.type().equals(MessageTypes.RECALL)).toList();
      assertThat(recalls).as("recalls to " + holder.id()).hasSize(1);
      if (number == SLOW) {
        left = recalls.getFirst();
      } else {
        holder.confirm(recalls.getFirst());
      }
      return recalls.getFirst();
    }
  }

  private void confirmedByConnector(Outcome original) throws Exception {
    List<Path> words = new ArrayList<>();
    await(
        () -> {
          words.clear();
          words.addAll(recallsIn(home(PASSING_ON).inbox()));
          return !words.isEmpty();
        });
    assertThat(words).as("recalls in the connector's inbox").hasSize(1);
    Manifest word = manifest(words.getFirst());
    accepted(
        PASSING_ON,
        Map.of(
            "type", "confirmation/1",
            "to", List.of(SENDER),
            "thread", original.id(),
            "inReplyTo", word.id(),
            "target", word.target(),
            "confirmed", "RECALLED",
            "parts", Map.of("confirmation", Map.of("doneAt", word.created().toString()))));
  }

  private static List<Path> recallsIn(Path inbox) throws Exception {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> folders = Files.list(inbox)) {
      for (Path folder :
          folders.filter(it -> !it.getFileName().toString().startsWith(".")).toList()) {
        if (manifest(folder).type().equals(MessageTypes.RECALL)) {
          found.add(folder);
        }
      }
    }
    return found;
  }

  private static Manifest manifest(Path folder) throws Exception {
    return StrictJson.read(Files.readAllBytes(folder.resolve("manifest.json")), Manifest.class);
  }

  /** What the command says, without what the hub beside it logs meanwhile. */
  private List<String> unconfirmed() {
    StringBuilder lines = new StringBuilder();
    InProcess.run(lines, "audit", "unconfirmed", "--hub", federation.hub().root().toString());
    return lines.toString().lines().filter(SAID.asMatchPredicate()).toList();
  }

  // Drafts ------------------------------------------------------------------------------------

  private Map<String, Object> report() throws Exception {
    var type = MessageTypes.find(MessageTypes.SEIZURE_REPORT).orElseThrow();
    Map<String, Object> parts = new LinkedHashMap<>(TypeSample.of(type).parts());
    parts.keySet().removeIf(part -> !part.equals("report"));
    return Map.of("type", type.id(), "to", List.of(GROUP), "parts", parts);
  }

  private static Map<String, Object> forward(Outcome original, String to) {
    return Map.of(
        "type",
        MessageTypes.SEIZURE_REPORT,
        "to",
        List.of(to),
        "purpose",
        "INVESTIGATION",
        "forward",
        Map.of("message", original.id()));
  }

  private static Map<String, Object> recall(Outcome original) {
    return Map.of(
        "type",
        MessageTypes.RECALL,
        "thread",
        original.id(),
        "inReplyTo",
        original.id(),
        "target",
        Map.of("id", original.id(), "manifest", original.manifest()),
        "parts",
        Map.of("recall", Map.of("reason", "INCORRECT", "explanation", "It was buffalo horn.")));
  }

  private Outcome accepted(String agency, Map<String, Object> draft) throws Exception {
    FileOutcome outcome = send(agency, draft);
    assertThat(outcome.messages()).as("%s", outcome).hasSize(1);
    assertThat(outcome.messages().getFirst().state())
        .as("%s", outcome.messages().getFirst())
        .isEqualTo(Outcome.State.ACCEPTED);
    return outcome.messages().getFirst();
  }

  private FileOutcome send(String agency, Map<String, Object> draft) throws Exception {
    return await(Submission.hand(home(agency), file(draft)), progress -> {});
  }

  private Path file(Map<String, Object> draft) throws Exception {
    return Files.write(data.resolve("draft-" + ++drafts + ".json"), StrictJson.write(draft));
  }

  private static FileOutcome await(Submission submission, Consumer<FileProgress> progress) {
    try {
      return submission.await(Clock.systemUTC(), PATIENCE, progress).orElseThrow();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private AgencyHome home(String agency) {
    return new AgencyHome(federation.agency(agency));
  }

  private Holder holder(int number) throws Exception {
    HubHome.Addresses addresses = federation.hub().addresses();
    return new Holder(
        many,
        number,
        URI.create("amqps://%s:%d".formatted(addresses.host(), addresses.amqp())),
        TrustAnchor.load(federation.agency(SENDER).resolve("trust-anchor.pem")));
  }

  /** Something that comes within a minute, or never. */
  @FunctionalInterface
  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(200);
    }
  }
}
