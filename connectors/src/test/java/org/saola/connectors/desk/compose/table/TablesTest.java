// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.desk.compose.draft.Drafts;
import org.saola.connectors.desk.compose.draft.DraftsFull;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.desk.compose.table.KeptTable.At;
import org.saola.connectors.home.AgencyHome;
import org.saola.message.format.Mappings;
import org.saola.message.type.MessageTypes;
import org.saola.pages.signin.Person;

/** An officer's tables keep to the room that there is for drafts. */
class TablesTest {
  private static final Person ANN = new Person("0f8f-1", "Ann Officer");

  @TempDir Path folder;
  private final AtomicLong most = new AtomicLong(1_000_000);
  private final String id = UUID.randomUUID().toString();
  private Drafts drafts;
  private Tables tables;

  @BeforeEach
  void open() {
    drafts = new Drafts(new AgencyHome(folder), Clock.systemUTC(), most::get);
    tables = new Tables(drafts, Mappings.packaged(), Clock.systemUTC());
  }

  private void bring(String csv) throws Exception {
    Path brought = Files.writeString(drafts.make(ANN, id).resolve("brought"), csv);
    KeptDraft draft =
        KeptDraft.ofTable(
            id,
            MessageTypes.SEIZURE_REPORT,
            "seizures.csv",
            Map.of(),
            List.of(),
            Clock.systemUTC().instant());
    try {
      tables.bring(ANN, draft, brought);
    } finally {
      Files.deleteIfExists(brought);
    }
  }

  private void write(String text) throws Exception {
    tables.change(ANN, id, kept -> kept.written(Map.of(new At(1, 1), text)));
  }

  private String revision() throws Exception {
    return tables.find(ANN, id).orElseThrow().kept().toString();
  }

  @Test
  void whatIsMendedTakesNoMoreRoomThanThereIs_andTheTableStaysAsItWas() throws Exception {
    bring("Species,Quantity\nManis javanica,2\n");
    write("3");
    most.set(most.get() - drafts.left(ANN) + 500);
    String before = revision();
    assertThatThrownBy(() -> write("9".repeat(600))).isInstanceOf(DraftsFull.class);
    assertThat(revision()).isEqualTo(before);
    write("9".repeat(100));
    assertThat(drafts.left(ANN)).isBetween(0L, 500L);
    assertThat(revision()).isNotEqualTo(before);
    // However full it is: what makes it smaller is taken.
    most.set(1);
    write("4");
    assertThat(tables.find(ANN, id).orElseThrow().kept().edits())
        .extracting(KeptTable.Edit::text)
        .containsExactly("4");
  }

  @Test
  void aTableForWhichThereIsNoRoomIsNotKept() {
    most.set(5_000);
    assertThatThrownBy(() -> bring("Species,Quantity\n" + "Manis javanica,2\n".repeat(500)))
        .isInstanceOf(DraftsFull.class);
    assertThat(drafts.folder(ANN, id)).doesNotExist();
  }
}
