// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.Tlp;
import org.saola.pki.directory.AgencyKind;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.pki.directory.DirectoryDocument.Agency;
import org.saola.routes.audit.ScratchDatabase;
import org.saola.routes.authorize.Rehearsal.Difference;
import org.saola.routes.authorize.Rehearsal.Effect;
import org.saola.routes.earlier.Asked;
import org.saola.routes.earlier.Asked.AskedPart;

class RehearsalTest {
  private static final AgencyId POLICE = new AgencyId("FR-POLICE");
  private static final AgencyId CITES = new AgencyId("BE-CITES");
  private static final Instant SINCE = Instant.parse("2026-11-01T00:00:00Z");
  private static final DirectoryDocument DIRECTORY =
      DirectoryDocument.first("test", Instant.EPOCH)
          .with(agency("NL-CUSTOMS", AgencyKind.CUSTOMS))
          .with(agency("BE-CITES", AgencyKind.CITES))
          .with(agency("FR-POLICE", AgencyKind.POLICE));

  private final ScratchDatabase database = new ScratchDatabase();
  private RuleFiles present;

  private static Agency agency(String id, AgencyKind kind) {
    return new Agency(id, kind, null, false, List.of(), List.of());
  }

  @BeforeEach
  void putRulesOnRecord() throws IOException {
    present = RuleFiles.read(RuleTable.RULES);
    new LoggedRules(database.jdbc(), database.transaction(), database.trail(), Clock.systemUTC())
        .adopted(present);
  }

  @Test
  void whoGainsAndWhoLosesIsCountedWithExamples() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(accept("seizure-report/1", SINCE.plusSeconds(i), asked(POLICE, CITES)));
    }
    accept("seizure-report/1", SINCE.minusSeconds(1), asked(POLICE, CITES));
    Rehearsal rehearsal =
        rehearse(
            """
            @id("nl-customs.persons-not-to-police")
            forbid (principal, action == Action::"receive", resource)
            when { context.sender == Agency::"NL-CUSTOMS" }
            when { resource.nominal && principal.kind == Kind::"POLICE" };
            @id("nl-customs.persons-to-cites")
            permit (principal, action == Action::"receive", resource)
            when { context.sender == Agency::"NL-CUSTOMS" }
            when { resource.nominal };
            """,
            "");
    assertThat(rehearsal.messages()).isEqualTo(5);
    assertThat(rehearsal.decisions()).isEqualTo(20);
    assertThat(rehearsal.gained()).isEqualTo(5);
    assertThat(rehearsal.lost()).isEqualTo(5);
    assertThat(rehearsal.nobodyLeft()).isZero();
    Difference loss = rehearsal.differences().getFirst();
    assertThat(loss.effect()).isEqualTo(Effect.LOSES);
    assertThat(loss.agency()).isEqualTo(POLICE);
    assertThat(loss.part()).isEqualTo("persons");
    assertThat(loss.present()).containsExactly("all.receive-seizure-report-nominal");
    assertThat(loss.proposed()).containsExactly("nl-customs.persons-not-to-police");
    assertThat(loss.messages()).isEqualTo(5);
    assertThat(loss.examples()).isEqualTo(ids.subList(0, 3));
    Difference gain = rehearsal.differences().getLast();
    assertThat(gain.effect()).isEqualTo(Effect.GAINS);
    assertThat(gain.agency()).isEqualTo(CITES);
  }

  @Test
  void whatMayNotBeSentAnyMoreReachesNobody() throws Exception {
    accept("seizure-report/1", SINCE, asked(POLICE));
    Rehearsal rehearsal =
        rehearse(
            """
            @id("nl-customs.sends-nothing")
            forbid (principal == Agency::"NL-CUSTOMS", action == Action::"submit", resource);
            """);
    assertThat(rehearsal.nobodyLeft()).isEqualTo(1);
    assertThat(rehearsal.lost()).isEqualTo(2);
    assertThat(rehearsal.differences())
        .allMatch(each -> each.proposed().equals(List.of("nl-customs.sends-nothing")));
  }

  @Test
  void theRulesInForceAgainstThemselvesChangeNothing() throws Exception {
    accept("seizure-report/1", SINCE, asked(POLICE, CITES));
    Rehearsal rehearsal = rehearse(present.texts().get("nl-customs.cedar") + "\n");
    assertThat(rehearsal.present()).isEqualTo(present.digest());
    assertThat(rehearsal.proposed()).isNotEqualTo(present.digest());
    assertThat(rehearsal.differences()).isEmpty();
  }

  @Test
  void whatWasNotKeptIsCounted_andReceiptsAreNot() throws Exception {
    accept("seizure-report/1", SINCE, null);
    accept("receipt/1", SINCE, null);
    Rehearsal rehearsal = rehearse("");
    assertThat(rehearsal.notKept()).isEqualTo(1);
    assertThat(rehearsal.messages()).isZero();
  }

  @Test
  void whatCannotBeReadIsAFault() {
    accept("seizure-report/1", SINCE, "{}".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> rehearse("")).hasMessageContaining("cannot be read");
  }

  @Test
  void aRuleSetOnRecordIsReadBackAsItWas() throws Exception {
    assertThat(RuleFiles.of(present.bytes())).isEqualTo(present);
  }

  private Rehearsal rehearse(String ownFile) throws Exception {
    return rehearse(ownFile, present.texts().get("be-cites.cedar"));
  }

  private Rehearsal rehearse(String nlCustoms, String beCites) throws Exception {
    var texts = new TreeMap<>(present.texts());
    texts.put("nl-customs.cedar", nlCustoms);
    texts.put("be-cites.cedar", beCites);
    DataSource source = database.jdbc().getDataSource();
    return new AcceptedMessages(source)
        .rehearse(RuleBook.of(new RuleFiles(texts)), DIRECTORY, SINCE, done -> {});
  }

  private static byte[] asked(AgencyId... to) {
    List<AgencyId> agencies = List.of(to);
    return StrictJson.write(
        new Asked(
            agencies.stream().map(agency -> new Recipient(agency, null)).toList(),
            Purpose.INVESTIGATION,
            null,
            new Marking(Tlp.AMBER, List.of(HandlingCode.H1), Level.BASIC_PROTECTION, null),
            false,
            null,
            List.of(
                new AskedPart("report", false, agencies),
                new AskedPart("persons", true, agencies))));
  }

  private String accept(String type, Instant at, byte @Nullable [] asked) {
    UUID id = UUID.randomUUID();
    database
        .jdbc()
        .update(
            "insert into message (sender, id, digest, type, lane, expires, accepted_at, asked)"
                + " values ('NL-CUSTOMS', ?, ?, ?, 'ORDINARY', now(), ?::timestamptz, ?)",
            id,
            Digest.of(id.toString().getBytes(StandardCharsets.UTF_8)).bytes(),
            type,
            at.toString(),
            asked);
    return id.toString();
  }
}
