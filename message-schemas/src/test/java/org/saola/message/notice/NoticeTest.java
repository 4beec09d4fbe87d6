// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.Problem;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.Urgency;

class NoticeTest {
  private static final Digest MESSAGE = Digest.of(new byte[] {1});
  private static final SaltedEntry OPENING = new SaltedEntry(new byte[32], new byte[] {'{', '}'});

  private static <T> void check(T document, Class<T> type) throws InvalidDocument {
    byte[] json = StrictJson.write(document);
    assertThat(StrictJson.write(StrictJson.read(json, type))).isEqualTo(json);
  }

  @Test
  void whatTheHubSaysIsReadAsItWasWritten() throws Exception {
    check(
        new ReleaseNote(
            MESSAGE,
            List.of("report"),
            List.of(new ReleaseNote.Withheld("persons", List.of("nominal-to-cites"))),
            List.of(OPENING)),
        ReleaseNote.class);
    check(
        new Notice("saola\n1\n", List.of(new Notice.ProvenEntry(0, OPENING)), new byte[64]),
        Notice.class);
    DecisionAnswer.Ruling no = new DecisionAnswer.Ruling(false, List.of("default-deny"));
    check(
        new DecisionAnswer(
            MESSAGE,
            MESSAGE,
            no,
            List.of(new DecisionAnswer.PartRuling("report", new AgencyId("TWIX"), no))),
        DecisionAnswer.class);
  }

  @Test
  void anEntryLeavesOutWhatItDoesNotSay() throws Exception {
    String json =
        "{\"event\":\"ACCEPTED\",\"at\":\"2026-11-22T09:30:00Z\",\"message\":\"%s\",\"from\":\"EUROPOL\"}"
            .formatted(MESSAGE);
    Entry entry = StrictJson.read(json.getBytes(UTF_8), Entry.class);
    assertThat(entry.at()).isEqualTo(Instant.parse("2026-11-22T09:30:00Z"));
    assertThat(new String(StrictJson.write(entry), UTF_8)).isEqualTo(json);
  }

  /** What the log holds from before entries said on which footing a message was sent. */
  @Test
  void anEntryWithTermsIsReadBack_andOneWithoutThemIsReadToo() throws Exception {
    String old =
        "{\"event\":\"ACCEPTED\",\"at\":\"2026-11-22T09:30:00Z\",\"message\":\"%s\"}"
            .formatted(MESSAGE);
    Entry entry = StrictJson.read(old.getBytes(UTF_8), Entry.class);
    assertThat(entry.terms()).isNull();
    check(
        entry.on(
            new Terms(
                null,
                Tlp.AMBER_STRICT,
                List.of(HandlingCode.H2),
                Purpose.INVESTIGATION,
                "EU-2016-680-ART8",
                Urgency.URGENT)),
        Entry.class);
  }

  @Test
  void refusesIndexesBelowZeroAndSaltsOfAnotherLength_andSayingNothing() {
    SaltedEntry shortSalt = new SaltedEntry(new byte[16], new byte[1]);
    Notice.ProvenEntry bad = new Notice.ProvenEntry(-1, shortSalt);
    assertThat(problems(new Notice("", List.of(bad), new byte[0])))
        .containsExactly("entries[0].index", "entries[0].opening.salt");
    assertThat(problems(new Notice("", List.of(), new byte[0]))).containsExactly("entries");
  }

  private static List<String> problems(Notice notice) {
    InvalidDocument e =
        catchThrowableOfType(InvalidDocument.class, () -> StrictJson.validate(notice));
    return e.problems().stream().map(Problem::path).toList();
  }
}
