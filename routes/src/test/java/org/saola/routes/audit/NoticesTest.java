// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.message.notice.Notice;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.Leaf;
import org.saola.pki.transparency.SharedProof;
import org.saola.routes.audit.AuditTrail.NewEntry;

class NoticesTest {
  @TempDir private Path home;
  private static final Entry ASKED_FOR =
      LogBench.entry(
          Event.ACCEPTED,
          Digest.of(new byte[] {1}),
          new MessageId("01936f2e-0000-7000-8000-000000000001"));

  private LogBench bench;
  private final Map<String, List<Notice>> sent = new TreeMap<>();
  private AgencyId unreachable = new AgencyId("NOBODY");

  @BeforeEach
  void open() throws IOException {
    bench = new LogBench(home);
  }

  @Test
  void whatIsIntegratedIsToldWithItsProof() throws Exception {
    bench.append(3, LogBench.SENDER);
    bench.append(2, LogBench.SENDER, LogBench.RECIPIENT);
    bench.sequencer().run();
    notices().send();

    assertThat(sent).containsOnlyKeys("FR-POLICE", "NL-CUSTOMS");
    Notice notice = sent.get("NL-CUSTOMS").getFirst();
    assertThat(notice.entries()).hasSize(5);
    assertThat(sent.get("FR-POLICE").getFirst().entries()).hasSize(2);
    Checkpoint checkpoint = Checkpoint.verify(notice.checkpoint(), bench.keys.verifierKeys());
    assertThat(proven(notice, checkpoint)).hasSize(5);
    assertThat(proven(sent.get("FR-POLICE").getFirst(), checkpoint)).hasSize(2);
    assertThat(due()).isZero();
    notices().send();
    assertThat(sent.get("NL-CUSTOMS")).hasSize(1);
  }

  @Test
  void aLogThatGrowsIsToldAtOnce_andWhatIsAskedForAgainInTheThirdRound() throws Exception {
    Notices notices = notices();
    for (int round = 1; round <= 3; round++) {
      bench.append(List.of(new NewEntry(ASKED_FOR, Set.of(LogBench.SENDER))));
      bench.sequencer().run();
      notices.round();
      assertThat(sent.get("NL-CUSTOMS")).hasSize(round);
    }
    bench.trail.notifyAgain(LogBench.SENDER, ASKED_FOR.id(), ASKED_FOR.message());
    notices.round();
    notices.round();
    assertThat(sent.get("NL-CUSTOMS")).hasSize(3);
    notices.round();
    assertThat(sent.get("NL-CUSTOMS")).hasSize(4);
  }

  @Test
  void whatNoCheckpointCoversWaits() throws Exception {
    bench.append(1, LogBench.SENDER);
    notices().send();
    bench.sequencer().stage();
    notices().send();
    assertThat(sent).isEmpty();
    bench.sequencer().run();
    notices().send();
    assertThat(sent).hasSize(1);
  }

  @Test
  void whatIsCoveredIsTold_thoughNewerEntriesAreNot() throws Exception {
    bench.append(1, LogBench.SENDER);
    bench.sequencer().run();
    bench.append(1, LogBench.SENDER);
    bench.sequencer().stage();
    notices().send();
    assertThat(sent.get("NL-CUSTOMS"))
        .singleElement()
        .extracting(it -> it.entries().size())
        .isEqualTo(1);
    assertThat(due()).isEqualTo(1);
  }

  @Test
  void aNoticeStaysBelowTheLargestMessage() throws Exception {
    bench.append(Notices.LARGEST + 1, LogBench.SENDER);
    bench.sequencer().run();
    notices().send();
    assertThat(sent.get("NL-CUSTOMS"))
        .extracting(notice -> notice.entries().size())
        .containsExactly(Notices.LARGEST, 1);
    // Scattered over a log of 2^40 leaves, each entry needs 40 hashes of 43 characters at most.
    int bytes = StrictJson.write(sent.get("NL-CUSTOMS").getFirst()).length;
    assertThat(bytes + Notices.LARGEST * 43 * 40).isLessThan(1_048_576);
  }

  @Test
  void whatIsGoneFromTheLog_holdsUpNothingThatIsThere() throws Exception {
    bench.append(Notices.LARGEST + 1, LogBench.SENDER);
    bench.sequencer().run();
    bench.database.jdbc().update("delete from audit_entry where leaf_index < ?", Notices.LARGEST);
    notices().send();
    assertThat(sent.get("NL-CUSTOMS").getFirst().entries())
        .extracting(Notice.ProvenEntry::index)
        .containsExactly((long) Notices.LARGEST);
  }

  private static List<List<byte[]>> proven(Notice notice, Checkpoint checkpoint) throws Exception {
    List<Long> leaves = notice.entries().stream().map(Notice.ProvenEntry::index).toList();
    List<byte[]> hashes =
        notice.entries().stream()
            .map(Notice.ProvenEntry::opening)
            .map(opening -> Leaf.hash(Leaf.salted(opening.salt(), opening.entry())))
            .toList();
    return new SharedProof(notice.proof())
        .paths(leaves, hashes, checkpoint.size(), checkpoint.root());
  }

  @Test
  void anInboxThatIsFullHoldsUpNobodyElse_andLosesNothing() throws Exception {
    bench.append(2, LogBench.SENDER, LogBench.RECIPIENT);
    bench.sequencer().run();
    unreachable = LogBench.RECIPIENT;
    notices().send();
    assertThat(sent).containsOnlyKeys("NL-CUSTOMS");
    assertThat(due()).isEqualTo(2);
    unreachable = new AgencyId("NOBODY");
    notices().send();
    assertThat(sent.get("FR-POLICE").getFirst().entries()).hasSize(2);
    assertThat(due()).isZero();
  }

  @Test
  void whatIsDueIsLookedUp_notSearchedForFromTheLogsStart() throws Exception {
    bench.append(2000, LogBench.SENDER);
    bench.sequencer().run();
    bench.database.jdbc().execute("analyze notice_due");
    bench.database.jdbc().execute("analyze audit_entry");
    List<String> plan =
        bench
            .database
            .jdbc()
            .queryForList("explain " + Notices.DUE, String.class, 2000, "NL-CUSTOMS", 400);
    assertThat(String.join("\n", plan))
        .contains("audit_entry_pkey")
        .doesNotContain("audit_entry_leaf_index_key");
  }

  private Notices notices() {
    return new Notices(
        bench.database.jdbc(),
        bench.database.transaction(),
        bench.folder,
        this::take,
        Clock.systemUTC());
  }

  private void take(AgencyId agency, Notice notice) {
    if (agency.equals(unreachable)) {
      throw new IllegalStateException("full");
    }
    sent.computeIfAbsent(agency.value(), key -> new ArrayList<>()).add(notice);
  }

  private long due() {
    return bench.database.jdbc().queryForObject("select count(*) from notice_due", Long.class);
  }
}
