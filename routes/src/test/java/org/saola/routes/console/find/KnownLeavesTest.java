// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.saola.routes.console.find.IndexBench.BR;
import static org.saola.routes.console.find.IndexBench.FR;
import static org.saola.routes.console.find.IndexBench.NL;
import static org.saola.routes.console.find.IndexBench.NOON;
import static org.saola.routes.console.find.IndexBench.REQUEST;
import static org.saola.routes.console.find.IndexBench.about;
import static org.saola.routes.console.find.IndexBench.accepted;
import static org.saola.routes.console.find.IndexBench.entry;
import static org.saola.routes.console.find.IndexBench.of;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.message.evidence.EvidenceEnd;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Erased.Leaves;
import org.saola.message.notice.Event;
import org.saola.pki.transparency.Leaf;
import org.saola.pki.transparency.LogKeys;
import org.saola.pki.transparency.Tree;
import org.saola.routes.HubProperties;
import org.saola.routes.audit.PublishedLog;
import org.saola.routes.console.proof.EvidenceSources;
import org.saola.routes.console.scope.Scope;
import org.saola.routes.evidence.EvidenceCheck;
import org.saola.routes.evidence.EvidenceReport;
import org.saola.routes.evidence.EvidenceTrust;
import org.saola.routes.evidence.EvidenceWriter;
import org.saola.routes.evidence.KnownLeaf;

/** From the log's rows to a file that proves a range of them: what each auditor's has in it. */
class KnownLeavesTest {
  private static final int SIZE = 2100;

  @TempDir Path folder;
  private final IndexBench bench = new IndexBench();
  private KnownLeaves leaves;

  @BeforeEach
  void log() {
    leaves = new KnownLeaves(bench.database.jdbc(), bench.entries);
    Entry[] some =
        IntStream.range(0, SIZE)
            .mapToObj(
                index ->
                    switch (index % 7) {
                      case 0 -> about(Event.DIRECTORY_CHANGED, null, null);
                      case 1, 2 -> accepted(index, NL, REQUEST);
                      // It names FR alone, and is about NL's message before it.
                      case 3 ->
                          entry(
                              Event.CONFIRMED,
                              NOON,
                              index - 1,
                              FR,
                              null,
                              REQUEST,
                              null,
                              "ERASED",
                              null);
                      case 4 -> about(Event.OPERATOR_ACTION, "RULES_PROPOSED", "anna");
                      default -> accepted(index, BR, REQUEST);
                    })
            .toArray(Entry[]::new);
    bench.log(some);
  }

  private List<Long> indexes(long first, long end, Scope scope) {
    List<Long> found = new ArrayList<>();
    leaves.between(first, end, scope).forEachRemaining(leaf -> found.add(leaf.index()));
    return found;
  }

  @Test
  void whatIsInScopeComesInOrder_acrossBlocks() {
    assertThat(indexes(0, 14, of(NL))).containsExactly(0L, 1L, 2L, 3L, 7L, 8L, 9L, 10L);
    assertThat(indexes(0, 14, of(FR))).containsExactly(0L, 3L, 7L, 10L);
    assertThat(indexes(0, 14, Scope.NOTHING)).isEmpty();
    assertThat(indexes(0, SIZE, Scope.EVERYTHING)).hasSize(SIZE).isSorted();
    assertThat(indexes(0, SIZE, of(BR))).hasSize(3 * SIZE / 7).isSorted();
    assertThat(indexes(5, 5, of(BR))).isEmpty();
  }

  @Test
  void whatWasErasedIsSaidToBe_andNothingElse() {
    bench.database.jdbc().update("delete from audit_entry where leaf_index in (0, 2, 4, 5, 13)");
    bench.database.jdbc().update("insert into erased values (0, 1), (4, 6), (13, 15)");
    List<KnownLeaf> known = new ArrayList<>();
    leaves.between(0, 14, of(NL)).forEachRemaining(known::add);
    assertThat(known.stream().filter(KnownLeaf.Erased.class::isInstance).map(KnownLeaf::index))
        .containsExactly(0L, 4L, 5L, 13L);
    assertThat(indexes(0, 3, Scope.EVERYTHING)).containsExactly(0L, 1L);
    ErasedLeaves erased = new ErasedLeaves(bench.database.jdbc());
    assertThat(LongStream.range(0, 16).filter(erased::covers).boxed())
        .containsExactly(0L, 4L, 5L, 13L, 14L);
    assertThat(erased.within(5, 14, 10)).containsExactly(new Leaves(5, 6), new Leaves(13, 14));
    assertThat(erased.within(1, 4, 10)).isEmpty();
  }

  /** Nobody's words decide what an entry is that cannot be read. */
  @Test
  void whatCannotBeReadIsForThoseWhoSeeEverything() {
    bench
        .database
        .jdbc()
        .update(
            "update audit_entry set entry = ? where leaf_index = 1",
            "x".getBytes(StandardCharsets.UTF_8));
    assertThat(indexes(0, 3, of(NL))).containsExactly(0L, 2L);
    assertThat(indexes(0, 3, Scope.EVERYTHING)).containsExactly(0L, 1L, 2L);
    assertThat(leaves.at(1, of(NL))).isEmpty();
    assertThat(leaves.at(1, Scope.EVERYTHING)).isPresent();
    assertThat(leaves.at(2, of(NL)).orElseThrow().index()).isEqualTo(2);
    assertThat(leaves.at(2, of(FR))).isEmpty();
    assertThat(leaves.at(SIZE, Scope.EVERYTHING)).isEmpty();
  }

  @Test
  void leavesThatTheIndexHasNotSeen_areNotJudged() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> leaves.between(0, SIZE + 1, Scope.EVERYTHING));
  }

  @Test
  void twoAuditorsProveTheSameRange_eachWithTheirOwnEntries() throws Exception {
    LogKeys keys = LogKeys.create(folder.resolve("keys"), "saola.test/hub", new SecureRandom());
    publish(keys);
    PublishedLog log = PublishedLog.in(folder.resolve("log"), keys.verifierKeys());
    var sources =
        new EvidenceSources(
            "saola.test", log, new HubProperties.Witnesses(0, Duration.ofSeconds(1), List.of()));
    EvidenceTrust trust = new EvidenceTrust(keys.verifierKeys(), List.of());
    bench.database.jdbc().update("delete from audit_entry where leaf_index = 1400");
    bench.database.jdbc().update("insert into erased values (1300, 1401)");
    for (Map.Entry<Scope, EvidenceEnd> expected :
        Map.of(
                of(NL),
                new EvidenceEnd(700, 399, 300, 1),
                of(FR),
                new EvidenceEnd(700, 199, 500, 1),
                Scope.EVERYTHING,
                new EvidenceEnd(700, 699, 0, 1),
                Scope.NOTHING,
                new EvidenceEnd(700, 0, 700, 0))
            .entrySet()) {
      var out = new ByteArrayOutputStream();
      Iterator<KnownLeaf> known = leaves.between(1400, 2100, expected.getKey());
      EvidenceWriter.range(
          out, sources.covering(2100, "between", expected.getKey(), NOON), 1400, 2100, known);
      EvidenceReport report = EvidenceCheck.of(new ByteArrayInputStream(out.toByteArray()), trust);
      assertThat(report.findings()).isEmpty();
      assertThat(report.counted()).isEqualTo(expected.getValue());
    }
  }

  private void publish(LogKeys keys) throws IOException {
    List<byte[]> all =
        bench
            .database
            .jdbc()
            .query(
                "select entry from audit_entry order by leaf_index",
                (row, number) ->
                    Leaf.salted(new byte[32], Objects.requireNonNull(row.getBytes("entry"))));
    Tree tree = Tree.empty();
    for (Map.Entry<String, byte[]> file : tree.append(all).entrySet()) {
      Path path = folder.resolve("log").resolve(file.getKey());
      Files.createDirectories(path.resolveSibling(""));
      Files.write(path, file.getValue());
    }
    Files.writeString(folder.resolve("log/checkpoint"), keys.sign(tree.size(), tree.root(), NOON));
  }
}
