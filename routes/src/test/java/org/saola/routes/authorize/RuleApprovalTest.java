// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.routes.audit.ScratchDatabase;
import org.saola.routes.authorize.ApprovalRefused.Code;

/** Rules change by two people or not at all. */
class RuleApprovalTest {
  private static final Approver ANNA = person("anna", "a");
  private static final Approver BERT = person("bert", "b");

  @TempDir private Path folder;
  private final ScratchDatabase database = new ScratchDatabase();
  private AccessRules rules;
  private RuleApproval approval;
  private Digest before;

  @BeforeEach
  void start() throws Exception {
    RuleFiles.read(RuleTable.RULES).write(folder);
    restart();
    before = rules.digest();
  }

  private void restart() throws Exception {
    LoggedRules register = register();
    rules = AccessRules.open(folder, register);
    approval =
        new RuleApproval(
            database.transaction(),
            new ProposalTable(database.jdbc()),
            register,
            database.trail(),
            rules,
            Clock.systemUTC());
  }

  private LoggedRules register() {
    return new LoggedRules(
        database.jdbc(), database.transaction(), database.trail(), Clock.systemUTC());
  }

  @Test
  void anotherPersonPutsItInForce_betweenBatches_andTheLogNamesBoth() throws Exception {
    byte[] proposed = without("nl-customs.cedar");
    Proposal proposal = approval.propose(ANNA, proposed, "less for now");
    assertThat(rules.digest()).as("a proposal changes nothing").isEqualTo(before);
    Authorize batch = rules.forBatch();
    approval.activate(BERT, proposal.number(), proposal.digest());
    assertThat(rules.digest()).isEqualTo(proposal.digest());
    assertThat(batch.rules()).isEqualTo(before);
    assertThat(RuleFiles.read(folder).digest()).as("the folder shows it").isEqualTo(rules.digest());

    assertThat(acts())
        .containsExactly(
            "FIRST_USE_OF_CREDENTIAL anna to change rules",
            "PROPOSE_RULES anna less for now",
            "FIRST_USE_OF_CREDENTIAL bert to change rules",
            "ACTIVATE_RULES bert proposed by anna");
    assertThat(entries(Event.RULES_CHANGED).getLast().message()).isEqualTo(proposal.digest());
    assertThat(approval.list().getFirst().activatedBy()).isEqualTo("bert");
  }

  @Test
  void onePersonIsNotTwo() throws Exception {
    Proposal proposal = approval.propose(ANNA, without("nl-customs.cedar"), "less for now");
    refused(Code.SAME_PERSON, () -> approval.activate(ANNA, 1, proposal.digest()));
    Approver otherName = new Approver("annabel", ANNA.credential());
    refused(Code.SAME_PERSON, () -> approval.activate(otherName, 1, proposal.digest()));
    Approver otherCredential = person("ANNA", "c");
    refused(Code.SAME_PERSON, () -> approval.activate(otherCredential, 1, proposal.digest()));
    assertThat(rules.digest()).isEqualTo(before);
    assertThat(entries(Event.RULES_CHANGED)).hasSize(1);
  }

  @Test
  void whatIsActivatedIsWhatWasProposed_andLookedAt() throws Exception {
    Proposal proposal = approval.propose(ANNA, without("nl-customs.cedar"), "less for now");
    refused(Code.OTHER_DIGEST, () -> approval.activate(BERT, proposal.number(), before));
    database
        .jdbc()
        .update("update rule_proposal set files = ?", (Object) without("fr-police.cedar"));
    refused(Code.OTHER_DIGEST, () -> approval.activate(BERT, proposal.number(), proposal.digest()));
    refused(Code.UNKNOWN_PROPOSAL, () -> approval.activate(BERT, 99, proposal.digest()));
    assertThat(rules.digest()).isEqualTo(before);
  }

  @Test
  void whatTheHubCannotLoadIsNotProposed() {
    byte[] mistaken = changed("nl-customs.cedar", "permit (principal, action, resource);").bytes();
    assertThatThrownBy(() -> approval.propose(ANNA, mistaken, "all for all"))
        .isInstanceOf(RulesRefused.class);
    byte[] elsewhere = new RuleFiles(new TreeMap<>(Map.of("../x.cedar", ""))).bytes();
    assertThatThrownBy(() -> approval.propose(ANNA, elsewhere, "out of the folder"))
        .isInstanceOf(IOException.class);
    refused(
        Code.NOTHING_CHANGES,
        () -> approval.propose(ANNA, RuleFiles.read(folder).bytes(), "no change"));
    assertThat(approval.list()).isEmpty();
  }

  @Test
  void ofTwoProposalsThatRaceOneComesIntoForce() throws Exception {
    Proposal first = approval.propose(ANNA, without("nl-customs.cedar"), "less for now");
    Proposal second = approval.propose(BERT, without("fr-police.cedar"), "less for some");
    List<Object> outcomes = new ArrayList<>();
    try (var people = Executors.newFixedThreadPool(2)) {
      CountDownLatch together = new CountDownLatch(2);
      List<Future<Object>> acts =
          List.of(
              people.submit(() -> race(together, BERT, first)),
              people.submit(() -> race(together, ANNA, second)));
      for (Future<Object> act : acts) {
        outcomes.add(act.get());
      }
    }
    assertThat(outcomes).containsOnlyOnce("in force").containsOnlyOnce(Code.RULES_HAVE_CHANGED);
    assertThat(entries(Event.RULES_CHANGED)).hasSize(2);
    Proposal won = outcomes.getFirst().equals("in force") ? first : second;
    assertThat(rules.digest()).isEqualTo(won.digest());
    refused(
        Code.ALREADY_ACTIVATED,
        () -> approval.activate(person("carl", "c"), won.number(), won.digest()));
  }

  private Object race(CountDownLatch together, Approver by, Proposal proposal) throws Exception {
    together.countDown();
    together.await();
    try {
      approval.activate(by, proposal.number(), proposal.digest());
      return "in force";
    } catch (ApprovalRefused e) {
      return e.code();
    }
  }

  @Test
  void aRestartKeepsWhatIsInForce_whateverLiesInTheFolder() throws Exception {
    Proposal proposal = approval.propose(ANNA, without("nl-customs.cedar"), "less for now");
    approval.activate(BERT, proposal.number(), proposal.digest());
    changed("fr-police.cedar", "").write(folder);
    restart();
    assertThat(rules.digest()).isEqualTo(proposal.digest());
    assertThat(entries(Event.RULES_CHANGED)).hasSize(2);
    rules.reload();
    rules.reload();
    rules.reload();
    assertThat(rules.digest()).isEqualTo(proposal.digest());
    assertThat(entries(Event.SECURITY_EVENT))
        .extracting(Entry::code)
        .containsExactly("RULES_NOT_APPROVED");
  }

  @Test
  void anotherNodeFollows() throws Exception {
    AccessRules otherNode = AccessRules.open(folder, register());
    Proposal proposal = approval.propose(ANNA, without("nl-customs.cedar"), "less for now");
    approval.activate(BERT, proposal.number(), proposal.digest());
    otherNode.reload();
    assertThat(otherNode.digest()).isEqualTo(proposal.digest());
  }

  /** Nobody knows then which rules were in force: better no hub. */
  @Test
  void aHubWhoseRulesOnRecordWereChangedDoesNotStart() {
    database.jdbc().update("update rule_set set files = ?", (Object) without("fr-police.cedar"));
    assertThatThrownBy(this::restart)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not those that the log names");
  }

  private byte[] without(String file) {
    return changed(file, "").bytes();
  }

  private RuleFiles changed(String file, String text) {
    try {
      var texts = new TreeMap<>(RuleFiles.read(RuleTable.RULES).texts());
      texts.put(file, text);
      return new RuleFiles(texts);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void refused(Code code, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            ApprovalRefused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private static Approver person(String name, String secret) {
    return new Approver(name, Digest.of(secret.getBytes(StandardCharsets.UTF_8)));
  }

  private List<String> acts() throws Exception {
    return entries(Event.OPERATOR_ACTION).stream()
        .map(entry -> entry.code() + " " + entry.actor() + " " + entry.detail())
        .toList();
  }

  private List<Entry> entries(Event event) throws Exception {
    List<Entry> entries = new ArrayList<>();
    for (byte[] bytes :
        database.jdbc().queryForList("select entry from audit_entry order by id", byte[].class)) {
      Entry entry = StrictJson.read(bytes, Entry.class);
      if (entry.event() == event) {
        entries.add(entry);
      }
    }
    return entries;
  }
}
