// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.routes.audit.ScratchDatabase;

class LoggedRulesTest {
  private final ScratchDatabase database = new ScratchDatabase();

  @Test
  void eachChangeIsOneClearLeaf_alsoOverRestarts() throws Exception {
    RuleFiles first = RuleFiles.read(RuleTable.RULES);
    RuleFiles second = new RuleFiles(new TreeMap<>(Map.of("all.cedar", "")));
    register().adopted(first);
    register().adopted(first);
    register().adopted(second);
    register().adopted(second);
    register().adopted(first);

    List<Entry> entries = entries("salt is null");
    assertThat(entries)
        .extracting(Entry::message)
        .containsExactly(first.digest(), second.digest(), first.digest());
    assertThat(entries).extracting(Entry::version).containsExactly(1, 2, 3);
    assertThat(entries).extracting(Entry::event).containsOnly(Event.RULES_CHANGED);
  }

  @Test
  void theTextIsKept_soThatADecisionCanBeMadeAgain() throws Exception {
    RuleFiles files = RuleFiles.read(RuleTable.RULES);
    register().adopted(files);
    byte[] kept = database.jdbc().queryForObject("select files from rule_set", byte[].class);
    assertThat(Digest.of(kept)).isEqualTo(files.digest());
  }

  @Test
  void aRefusedSetIsASecurityEvent() throws Exception {
    register().refused(Digest.of(new byte[] {1}), "all.cedar is missing");
    Entry entry = entries("salt is not null").getFirst();
    assertThat(entry.event()).isEqualTo(Event.SECURITY_EVENT);
    assertThat(entry.code()).isEqualTo("RULES_REFUSED");
    assertThat(entry.detail()).isEqualTo("all.cedar is missing");
  }

  private LoggedRules register() {
    return new LoggedRules(
        database.jdbc(), database.transaction(), database.trail(), Clock.systemUTC());
  }

  private List<Entry> entries(String where) throws Exception {
    List<Entry> entries = new java.util.ArrayList<>();
    for (byte[] entry :
        database
            .jdbc()
            .queryForList(
                "select entry from audit_entry where " + where + " order by id", byte[].class)) {
      entries.add(StrictJson.read(entry, Entry.class));
    }
    return entries;
  }
}
