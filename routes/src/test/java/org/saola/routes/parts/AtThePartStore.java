// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Part;
import org.saola.routes.Stage;
import org.saola.routes.fixture.TestAgency;
import org.saola.routes.fixture.TestFederation;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.parts.PartsAtTheHub.Apart;

/**
 * A hub that takes parts that travel apart, and an agency that has some to send; the hub is one,
 * whatever the class.
 */
abstract class AtThePartStore {
  static final int SIZE = 200_000;
  static final String SENDER = "NL-CUSTOMS";
  static final List<String> READERS = List.of("FR-POLICE", "EUROPOL");

  /** Done behind each stage of the pipeline. */
  static final AtomicReference<Consumer<Stage>> BEHIND = new AtomicReference<>(stage -> {});

  static TestHub hub;
  static PartsAtTheHub parts;
  static TestAgency customs;

  MessageId id = nextId();

  @BeforeAll
  static void connect() throws Exception {
    if (hub == null) {
      hub = started();
      parts = new PartsAtTheHub(hub);
    }
    customs = TestAgency.connect(hub, SENDER);
  }

  private static TestHub started() throws Exception {
    TestHub all =
        TestHub.create(
            "parts: {part-bytes: 1000000, agency-bytes: 1500000, store-bytes: 2000000,"
                + " free-bytes: 1, keep-unaccepted: 2s}");
    all.start((stage, messages) -> BEHIND.get().accept(stage));
    all.publish(TestFederation.get().takingEveryType(all.directory()));
    return all.untilTheEnd();
  }

  @AfterAll
  static void disconnect() throws Exception {
    customs.close();
  }

  /** Each test has the store for itself. */
  @BeforeEach
  void empty() {
    hub.database().sql("delete from part").update();
    fresh();
  }

  void fresh() {
    id = nextId();
  }

  static MessageId nextId() {
    return MessageId.next(Clock.systemUTC(), RandomGenerator.getDefault());
  }

  Apart image() throws Exception {
    return parts.seal(SENDER, id, "persons", SIZE, READERS);
  }

  TestMessage message(Apart image) {
    return TestMessage.from(hub, SENDER)
        .id(id)
        .to("FR-POLICE", "EUROPOL")
        .report()
        .apart("persons", "application/json", image.digests());
  }

  /** The message's type wants it so labelled; what the bytes are is nothing that the hub sees. */
  static Part nominal(Part part) {
    return new Part(
        part.name(),
        part.mediaType(),
        part.size(),
        part.name().equals("persons"),
        part.to(),
        part.sealed(),
        part.content(),
        part.claimCheck());
  }

  TestMessage.Sealed accepted(Apart image) throws Exception {
    assertThat(parts.upload(SENDER, id, "persons", image).statusCode()).isEqualTo(204);
    TestMessage.Sealed sealed = message(image).parts(AtThePartStore::nominal).seal();
    customs.send(sealed.bytes());
    TestHub.await(() -> deliveries("consigned") == 2);
    return sealed;
  }

  long deliveries(String state) {
    return hub.database()
        .sql(
            """
            select count(*) from delivery d join message m on m.number = d.message
            where m.id = ?::uuid and d.state = ?
            """)
        .params(id.value(), state)
        .query(Long.class)
        .single();
  }

  Path file() {
    return hub.home().resolve("parts").resolve(SENDER).resolve(id + ".persons");
  }

  static long offset(HttpResponse<byte[]> answer) {
    return answer.headers().firstValueAsLong("Upload-Offset").orElseThrow();
  }
}
