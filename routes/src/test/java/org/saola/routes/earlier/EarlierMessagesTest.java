// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.earlier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;
import org.saola.pki.directory.Directory;
import org.saola.routes.audit.ScratchDatabase;
import org.saola.routes.fixture.TestFederation;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A message that more agencies have than one word can name. */
class EarlierMessagesTest {
  private static final String SENDER = "NL-CUSTOMS";
  private static final List<String> HOLDERS =
      IntStream.range(0, 500).mapToObj("AGENCY-%03d"::formatted).toList();
  private static final String ONE_MORE = "FR-POLICE";

  private final JdbcClient database = JdbcClient.create(new ScratchDatabase().source());
  private final EarlierMessages messages = new EarlierMessages(database);
  private final MessageId id = MessageId.next(Clock.systemUTC(), new Random(7));
  private final Digest digest = Digest.of(new byte[] {1});

  @Test
  void aFullWordMayLeaveSomebodyToTheNext_anotherMayNot() throws Exception {
    Earlier target = message();
    assertThat(missed("recall/1", target, HOLDERS)).isEmpty();
    assertThat(missed("erasure/1", target, HOLDERS)).isEmpty();
    assertThat(missed("correction/1", target, HOLDERS)).isEmpty();
    assertThat(missed("correction/1", target, HOLDERS.subList(1, 500))).containsExactly(ONE_MORE);
    assertThat(missed("recall/1", target, HOLDERS.subList(1, 500))).containsExactly(ONE_MORE);
    List<String> padded =
        Stream.concat(HOLDERS.subList(1, 500).stream(), Stream.of("DE-SPOC")).toList();
    assertThat(missed("recall/1", target, padded))
        .as("filled up with one who does not have it")
        .containsExactly(ONE_MORE);
  }

  private List<String> missed(String word, Earlier target, List<String> told) throws Exception {
    TestFederation federation = TestFederation.get();
    Directory latest =
        Directory.verify(
            federation.sign(federation.firstVersion()), federation.authority().anchor());
    return messages.missed(word(word, told), target, latest).stream().map(AgencyId::value).toList();
  }

  private Earlier message() {
    database
        .sql(
            """
            with m as (
              insert into message (sender, id, digest, type, lane, expires, accepted_at)
              values (?, ?::uuid, decode(?, 'hex'), 'seizure-report/1', 'ORDINARY', now(), now())
              returning number, expires)
            insert into delivery (message, recipient, released, note, state, expires)
            select number, unnest(?::text[]), '{report}', '', 'consigned', expires from m
            """)
        .param(SENDER)
        .param(id.value())
        .param(digest.value())
        .param(Stream.concat(HOLDERS.stream(), Stream.of(ONE_MORE)).toArray(String[]::new))
        .update();
    return messages.find(digest).orElseThrow();
  }

  private Manifest word(String type, List<String> to) {
    Instant now = Instant.now();
    return new Manifest(
        1,
        1,
        TestFederation.NAME,
        digest,
        id,
        new AgencyId(SENDER),
        to.stream().map(each -> new Recipient(new AgencyId(each), null)).toList(),
        new TypeId(type),
        null,
        null,
        now,
        now.plus(Duration.ofDays(1)),
        Urgency.ORDINARY,
        null,
        Purpose.ADMINISTRATIVE_ENFORCEMENT,
        "EU-2016-680-ART8",
        null,
        new Marking(Tlp.AMBER, List.of(), Level.BASIC_PROTECTION, null),
        null,
        List.of(),
        List.of());
  }
}
