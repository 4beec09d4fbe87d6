// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.Alarms;
import org.saola.connectors.home.DurableFiles;
import org.saola.connectors.inbox.Inbox.Step;
import org.saola.connectors.log.EvidenceShelf;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.ReceiptItem;
import org.saola.message.manifest.Tlp;
import org.saola.message.type.MessageTypes;

class InboxTest {
  private static final AgencyId CUSTOMS = new AgencyId("NL-CUSTOMS");
  private static final AgencyId POLICE = new AgencyId("FR-POLICE");
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir Path folder;
  private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private AgencyHome home() throws Exception {
    AgencyHome home = new AgencyHome(folder);
    home.create();
    return home;
  }

  private Inbox inbox(Inbox.Steps steps) throws Exception {
    AgencyHome home = home();
    Inbox inbox = new Inbox(home, new EvidenceShelf(home), new Alarms(home, clock), clock, steps);
    inbox.recover();
    return inbox;
  }

  private Inbox inbox() throws Exception {
    return inbox(step -> {});
  }

  private static MessageId id(int number) {
    return new MessageId("01900000-0000-7000-8000-%012d".formatted(number));
  }

  private static Incoming incoming(AgencyId from, int number, String content) {
    return new Incoming(
        from,
        id(number),
        Digest.of(content.getBytes()),
        NOW.plus(Duration.ofDays(1)),
        Map.of("manifest.json", content.getBytes(), "release.json", "{}".getBytes()),
        Map.of(),
        null,
        List.of(Digest.of((content + number).getBytes())));
  }

  private List<String> received() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("inbox"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static List<ReceiptItem> receipts(Inbox inbox, AgencyId from) throws Exception {
    return inbox.receipts().all().getOrDefault(from, List.of());
  }

  @Test
  void placedMessageIsWholeMarkedAndOwedAReceipt() throws Exception {
    Inbox inbox = inbox();

    inbox.place(List.of(incoming(CUSTOMS, 1, "one"), incoming(CUSTOMS, 2, "two")));

    assertThat(received()).containsExactly(id(1).value(), id(2).value());
    assertThat(folder.resolve("inbox/" + id(1) + "/manifest.json")).hasContent("one");
    assertThat(folder.resolve("inbox/" + id(1) + "/evidence")).isDirectory();
    assertThat(inbox.received(CUSTOMS, id(1))).isPresent();
    assertThat(receipts(inbox, CUSTOMS)).hasSize(2);
    assertThat(inbox.unproven()).isEqualTo(2);
  }

  private static Incoming recall(AgencyId from, int number, Incoming target) {
    Incoming plain = incoming(from, number, "a recall");
    return new Incoming(
        from,
        plain.id(),
        plain.manifest(),
        plain.expires(),
        plain.files(),
        plain.moved(),
        new Withdrawal(
            MessageTypes.RECALL,
            from,
            plain.id(),
            plain.manifest(),
            target.id(),
            target.manifest(),
            NOW),
        plain.leaves());
  }

  private static Incoming message(AgencyId from, int number) {
    return incoming(from, number, "{\"from\": \"%s\", \"n\": %d}".formatted(from, number));
  }

  /** As an agency passes on another's. */
  private static Incoming passedOn(int number, Incoming original) {
    Incoming plain = message(POLICE, number);
    var chain =
        new ForwardedFile(
            original.from(),
            List.of(
                new ForwardedFile.Step(
                    original.id(),
                    original.manifest(),
                    original.from(),
                    List.of(POLICE),
                    NOW,
                    new Marking(Tlp.GREEN, List.of(), Level.BASIC_PROTECTION, null),
                    null)));
    Map<String, byte[]> files = new HashMap<>(plain.files());
    files.put(ForwardedFile.NAME, chain.bytes());
    return new Incoming(
        POLICE,
        plain.id(),
        plain.manifest(),
        plain.expires(),
        files,
        Map.of(),
        null,
        plain.leaves());
  }

  private Path mark(Incoming of) {
    return folder.resolve("inbox").resolve(of.id().value()).resolve(WithdrawnFile.NAME);
  }

  @Test
  void whatIsRecalledIsMarked_alsoWithinOneBatch_andNothingElse() throws Exception {
    Incoming one = message(CUSTOMS, 1);
    Incoming two = message(CUSTOMS, 2);
    Inbox inbox = inbox();

    inbox.place(List.of(recall(CUSTOMS, 3, one), one, two));
    inbox.place(List.of(recall(CUSTOMS, 4, one), recall(POLICE, 5, two)));

    assertThat(mark(one)).content().contains(id(3).value(), id(4).value(), "recall/1");
    assertThat(mark(two)).doesNotExist();
  }

  @Test
  void aMessageThatCameByOthersIsMarkedToo() throws Exception {
    Incoming original = message(CUSTOMS, 1);
    Incoming passedOn = passedOn(2, original);
    Inbox inbox = inbox();
    inbox.place(List.of(passedOn));
    inbox.place(List.of(recall(CUSTOMS, 3, original)));
    assertThat(mark(passedOn)).content().contains(id(3).value());
  }

  /** By the other lane, for instance, or by others. */
  @Test
  void aMessageThatComesAfterItsRecallIsMarkedAllTheSame() throws Exception {
    Incoming one = message(CUSTOMS, 1);
    Incoming passedOn = passedOn(2, one);
    Incoming other = message(POLICE, 1);
    inbox().place(List.of(recall(CUSTOMS, 3, one)));
    inbox().place(List.of(one, passedOn, other));
    assertThat(mark(one)).content().contains(id(3).value());
    assertThat(mark(passedOn)).content().contains(id(3).value());
    assertThat(folder.resolve("inbox/" + id(1) + ".FR-POLICE")).isDirectory();
    assertThat(folder.resolve("inbox/" + id(1) + ".FR-POLICE/" + WithdrawnFile.NAME))
        .doesNotExist();
  }

  @Test
  void aMessageIsMarkedWhenItsOwnMarkHasLongBeenForgotten() throws Exception {
    Incoming one = message(CUSTOMS, 1);
    inbox().place(List.of(one));
    clock = Clock.fixed(NOW.plus(Duration.ofDays(40)), ZoneOffset.UTC);
    Inbox later = inbox();
    later.tidy();
    assertThat(later.received(CUSTOMS, one.id())).isEmpty();
    later.place(List.of(recall(CUSTOMS, 3, one)));
    assertThat(mark(one)).content().contains(id(3).value());
  }

  /** The inbox is the agency's, which may do what it likes to it. */
  @Test
  void whateverWasDoneToFolders_theRecallIsPlaced() throws Exception {
    Incoming one = message(CUSTOMS, 1);
    Incoming two = passedOn(2, one);
    Inbox inbox = inbox();
    inbox.place(List.of(one, two));
    Files.createDirectory(mark(one));
    Files.writeString(folder.resolve("inbox/" + id(2) + "/" + ForwardedFile.NAME), "{");
    Files.createDirectories(folder.resolve("inbox/" + id(1) + ".moved"));
    inbox.place(List.of(recall(CUSTOMS, 3, one)));
    assertThat(received()).contains(id(3).value());
    assertThat(new Alarms(home(), clock).stands(Alarms.Kind.NOT_MARKED)).isTrue();
    inbox();
  }

  @Test
  void correctionsWithoutEndAreNotWrittenDownWithoutEnd() throws Exception {
    Incoming one = message(CUSTOMS, 1);
    Inbox inbox = inbox();
    inbox.place(List.of(one));
    inbox.place(IntStream.range(100, 200).mapToObj(i -> recall(CUSTOMS, i, one)).toList());
    assertThat(StrictJson.read(Files.readAllBytes(mark(one)), WithdrawnFile.class).words())
        .hasSize(50);
  }

  @ParameterizedTest
  @EnumSource
  void killedAfterStep_whatIsRecalledIsMarkedAllTheSame(Step killedAfter) throws Exception {
    Incoming one = message(CUSTOMS, 1);
    List<Incoming> batch = List.of(recall(CUSTOMS, 3, one), one);
    Inbox killed =
        inbox(
            step -> {
              if (step == killedAfter) {
                throw new Killed();
              }
            });
    assertThatThrownBy(() -> killed.place(batch)).isInstanceOf(Killed.class);
    Inbox again = inbox();
    if (again.received(CUSTOMS, one.id()).isEmpty()) {
      again.place(batch);
    }
    assertThat(mark(one)).content().contains(id(3).value());
  }

  @Test
  void anotherSendersMessageOfTheSameIdKeepsItsPlace() throws Exception {
    Inbox inbox = inbox();
    inbox.place(List.of(incoming(CUSTOMS, 1, "genuine")));

    inbox.place(List.of(incoming(POLICE, 1, "other")));

    assertThat(received()).containsExactly(id(1).value(), id(1) + ".FR-POLICE");
    assertThat(folder.resolve("inbox/" + id(1) + "/manifest.json")).hasContent("genuine");
  }

  @Test
  void twoSendersOfOneIdInOneBatchBothHaveAPlace() throws Exception {
    inbox().place(List.of(incoming(CUSTOMS, 1, "one"), incoming(POLICE, 1, "other")));

    assertThat(received()).hasSize(2);
  }

  /** Killed after each step: what the hub delivers again is there once, with one receipt. */
  @ParameterizedTest
  @EnumSource
  void killedAfterStep_redeliveryLeavesOneMessage(Step killedAfter) throws Exception {
    List<Incoming> batch = List.of(incoming(CUSTOMS, 1, "one"), incoming(CUSTOMS, 2, "two"));
    Inbox killed =
        inbox(
            step -> {
              if (step == killedAfter) {
                throw new Killed();
              }
            });
    assertThatThrownBy(() -> killed.place(batch)).isInstanceOf(Killed.class);

    Inbox next = inbox();
    boolean marked = killedAfter.ordinal() >= Step.MARKED.ordinal();
    assertThat(next.received(CUSTOMS, id(1)).isPresent()).isEqualTo(marked);
    assertThat(received()).hasSize(marked ? 2 : 0);
    assertThat(receipts(next, CUSTOMS)).hasSize(marked ? 2 : 0);

    // As reception does: what has a mark is dropped, all else is placed.
    next.place(batch.stream().filter(one -> !isMarked(next, one)).toList());
    assertThat(received()).hasSize(2);
    assertThat(receipts(next, CUSTOMS)).hasSize(2);
    assertThat(folder.resolve("state/incoming")).isEmptyDirectory();
  }

  private static boolean isMarked(Inbox inbox, Incoming incoming) {
    try {
      return inbox.received(incoming.from(), incoming.id()).isPresent();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A system that empties the inbox at once does not see a message again after a crash. */
  @Test
  void killedAfterPlacing_emptiedInboxStaysEmpty() throws Exception {
    Inbox killed =
        inbox(
            step -> {
              if (step == Step.PLACED) {
                throw new Killed();
              }
            });
    assertThatThrownBy(() -> killed.place(List.of(incoming(CUSTOMS, 1, "one"))))
        .isInstanceOf(Killed.class);
    DurableFiles.deleteTree(folder.resolve("inbox/" + id(1)));

    Inbox next = inbox();

    assertThat(received()).isEmpty();
    assertThat(next.received(CUSTOMS, id(1))).isPresent();
  }

  @Test
  void refusalIsRememberedByItsDigestAlone() throws Exception {
    Inbox inbox = inbox();
    Digest forged = Digest.of(new byte[1]);
    inbox.reject(CUSTOMS, id(1), forged, NOW.plusSeconds(60), "BAD_SIGNATURE");

    assertThat(inbox.wasRefused(CUSTOMS, id(1), forged)).isTrue();
    assertThat(inbox.wasRefused(CUSTOMS, id(1), Digest.of(new byte[2]))).isFalse();
    assertThat(inbox.received(CUSTOMS, id(1))).isEmpty();
    assertThat(receipts(inbox(), CUSTOMS)).hasSize(1);
  }

  @Test
  void marksOutliveTheMessage() throws Exception {
    Inbox inbox = inbox();
    inbox.place(List.of(incoming(CUSTOMS, 1, "one")));

    clock = Clock.fixed(NOW.plus(Duration.ofDays(2)), ZoneOffset.UTC);
    Inbox later = inbox();
    later.tidy();
    assertThat(later.received(CUSTOMS, id(1))).isPresent();

    clock = Clock.fixed(NOW.plus(Duration.ofDays(4)), ZoneOffset.UTC);
    later = inbox();
    later.tidy();
    assertThat(later.received(CUSTOMS, id(1))).isEmpty();
  }

  @Test
  void whatTheLogDoesNotProveInTimeIsAnAlarm() throws Exception {
    List<Instant> now = new ArrayList<>(List.of(NOW));
    clock =
        new Clock() {
          @Override
          public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now.getFirst();
          }
        };
    Inbox inbox = inbox();
    inbox.place(List.of(incoming(CUSTOMS, 1, "one")));
    Alarms alarms = new Alarms(home(), clock);

    now.set(0, NOW.plusSeconds(59));
    inbox.alarmAbout(Duration.ofMinutes(1));
    assertThat(alarms.stands(Alarms.Kind.NOT_IN_LOG)).isFalse();

    now.set(0, NOW.plusSeconds(61));
    inbox.alarmAbout(Duration.ofMinutes(1));
    assertThat(alarms.stands(Alarms.Kind.NOT_IN_LOG)).isTrue();
  }
}
