// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.routes.console.find.EntryIndex;

/** What is remembered spares a reading, and says nothing that the log's row does not. */
class WrittenEntriesTest {
  private static final Entry ENTRY = entry(Instant.parse("2026-11-22T09:30:00.123Z"));
  private static final byte[] BYTES = StrictJson.write(ENTRY);

  private final WrittenEntries written = new WrittenEntries();

  private static Entry entry(Instant at) {
    return Entry.of(Event.RELEASED, at)
        .message(Digest.of(new byte[1]))
        .from(new AgencyId("NL-CUSTOMS"))
        .to(new AgencyId("FR-POLICE"))
        .type(new TypeId("alert/1"))
        .part("report")
        .rules(List.of("some-rule"))
        .build();
  }

  @Test
  void anEntryIsHandedOutOnce_asItWouldBeRead() throws Exception {
    written.keep(7, BYTES, ENTRY);
    assertThat(written.take(7, BYTES.clone())).contains(StrictJson.read(BYTES, Entry.class));
    assertThat(written.take(7, BYTES)).isEmpty();
  }

  @Test
  void otherBytesThanWereWritten_areReadByWhoeverAsks() {
    byte[] other = BYTES.clone();
    other[BYTES.length - 3] ^= 1;
    written.keep(7, BYTES, ENTRY);
    assertThat(written.take(7, other)).isEmpty();
    assertThat(written.take(8, BYTES)).isEmpty();
  }

  @Test
  void whatIsWrittenShorterThanItIs_isNotRemembered() {
    Entry finer = entry(Instant.parse("2026-11-22T09:30:00.123456Z"));
    written.keep(7, BYTES, finer);
    assertThat(written.take(7, BYTES)).isEmpty();
  }

  @Test
  void textThatNoReaderTakes_isNotRemembered() {
    Entry odd = Entry.of(Event.CONSULTED, ENTRY.at()).actor("an\u0085officer").build();
    byte[] bytes = StrictJson.write(odd);
    written.keep(7, bytes, odd);
    assertThat(written.take(7, bytes)).isEmpty();
  }

  @Test
  void theOldestAreForgotten() {
    for (long id = 0; id < 10_000; id++) {
      written.keep(id, BYTES, ENTRY);
    }
    assertThat(written.take(0, BYTES)).isEmpty();
    assertThat(written.take(9_999, BYTES)).isPresent();
  }

  /**
   * The process remembers both: the rows decide, the damaged one is missing and the other found.
   */
  @Test
  void rowsThatWereChangedSince_areTakenIntoTheIndexAsTheyAre(@TempDir Path home) throws Exception {
    LogBench bench = new LogBench(home);
    bench.append(4, LogBench.SENDER);
    bench.sequencer().run();
    change(bench, 1, "{\"event\":\"ACC");
    change(bench, 2, new String(BYTES, UTF_8));
    new EntryIndex(bench.database.jdbc(), bench.database.transaction(), bench.written).follow();

    assertThat(
            bench
                .database
                .jdbc()
                .queryForList("select leaf_index from entry_index order by leaf_index", Long.class))
        .containsExactly(0L, 2L, 3L);
    assertThat(
            bench
                .database
                .jdbc()
                .queryForList("select event from entry_day order by event", String.class))
        .containsExactly("ACCEPTED", "RELEASED");
  }

  private static void change(LogBench bench, long leaf, String entry) {
    bench
        .database
        .jdbc()
        .update(
            "update audit_entry set entry = ? where leaf_index = ?", entry.getBytes(UTF_8), leaf);
  }
}
