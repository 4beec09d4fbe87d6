// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.evidence.ShownLeaf;
import org.saola.message.json.StrictJson;
import org.saola.pki.transparency.Checkpoint;
import org.saola.pki.transparency.Leaf;
import org.saola.pki.transparency.LogKeys;
import org.saola.pki.transparency.Proofs;
import org.saola.pki.transparency.Tree;
import org.saola.routes.audit.PublishedLog;
import org.saola.routes.evidence.KnownLeaf.Opened;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class ProofEndpointTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final int SIZE = 300;
  private static final byte[] SALT = new byte[32];

  @TempDir Path folder;
  private LogKeys keys;
  private PublishedLog log;
  private MockMvc web;

  @BeforeEach
  void publish() throws Exception {
    keys = LogKeys.create(folder.resolve("keys"), "saola.test/hub", new SecureRandom());
    log = PublishedLog.in(folder.resolve("log"), keys.verifierKeys());
    Tree tree = Tree.empty();
    List<byte[]> leaves = new ArrayList<>();
    for (int index = 0; index < SIZE; index++) {
      leaves.add(Leaf.salted(SALT, entry(index)));
    }
    for (Map.Entry<String, byte[]> file : tree.append(leaves).entrySet()) {
      Path path = folder.resolve("log").resolve(file.getKey());
      Files.createDirectories(path.resolveSibling(""));
      Files.write(path, file.getValue());
    }
    Files.writeString(folder.resolve("log/checkpoint"), keys.sign(SIZE, tree.root(), AT));
    web = MockMvcBuilders.routerFunctions(ProofEndpoint.routes(log, this::open)).build();
  }

  private static byte[] entry(long index) {
    return "{\"event\":\"ACCEPTED\",\"version\":%d}"
        .formatted(index)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Each seventh is none of theirs who ask. */
  private Optional<Opened> open(long index) {
    return index % 7 == 6 ? Optional.empty() : Optional.of(new Opened(index, entry(index), SALT));
  }

  private MockHttpServletResponse ask(String query) throws Exception {
    return web.perform(get("/proofs?" + query)).andReturn().getResponse();
  }

  private ProofAnswer answer(String query) throws Exception {
    MockHttpServletResponse response = ask(query);
    assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
    return StrictJson.read(response.getContentAsByteArray(), ProofAnswer.class);
  }

  @Test
  void whatIsAnsweredProves() throws Exception {
    ProofAnswer answer = answer("entries=0,6,255,299,299,300&seen=257");
    Checkpoint checkpoint = Checkpoint.verify(answer.checkpoint(), keys.verifierKeys());
    assertThat(answer.key()).isEqualTo(keys.verifierKeys().ed25519());
    assertThat(answer.entries()).extracting(ShownLeaf::index).containsExactly(0L, 255L, 299L);
    assertThat(answer.missing()).containsExactly(6L);
    assertThat(answer.waiting()).containsExactly(300L);
    for (ShownLeaf leaf : answer.entries()) {
      assertThat(leaf.text()).isEqualTo(new String(entry(leaf.index()), StandardCharsets.UTF_8));
      assertThat(leaf.hash()).isEqualTo(Leaf.hash(Leaf.salted(SALT, entry(leaf.index()))));
      Proofs.verifyHashIncluded(
          leaf.hash(), leaf.index(), leaf.proof(), checkpoint.size(), checkpoint.root());
    }
    assertThat(answer.consistency())
        .containsExactlyElementsOf(new Proofs(log.tiles()).consistency(257, SIZE));
  }

  @Test
  void aTreeThatTheLogDoesNotHave_hasNoWayFromIt() throws Exception {
    assertThat(answer("entries=1").consistency()).isNull();
    assertThat(answer("entries=1&seen=0").consistency()).isNull();
    assertThat(answer("entries=1&seen=300").consistency()).isEmpty();
    assertThat(answer("entries=1&seen=301").consistency()).isNull();
  }

  @Test
  void whatIsAnsweredIsNotKept() throws Exception {
    MockHttpServletResponse response = ask("entries=1");
    assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(response.getContentType()).isEqualTo("application/json");
  }

  /** As the database says it: the browser is the one that compares. */
  @Test
  void aTileThatIsMissing_leavesItsEntriesWithoutProof() throws Exception {
    Files.delete(folder.resolve("log/tile/0/000"));
    ProofAnswer answer = answer("entries=1,299");
    assertThat(answer.missing()).containsExactly(1L);
    assertThat(answer.entries()).extracting(ShownLeaf::index).containsExactly(299L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "entries=",
        "entries=,",
        "entries=1,",
        "entries=01",
        "entries=-1",
        "entries=1e3",
        "entries=12345678901234567",
        "entries=1;2",
        "entries=x",
        "entries=1&seen=",
        "entries=1&seen=-1",
        "entries=1&seen=x",
        "entries=%20",
        "entries=1%00"
      })
  void whatIsNoQuestion_isRefused(String query) throws Exception {
    MockHttpServletResponse response = ask(query);
    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(response.getContentAsString()).contains("\"code\":\"INVALID\"");
  }

  @Test
  void aHundredAreAnswered_andNoMore() throws Exception {
    assertThat(answer("entries=" + upTo(100)).entries()).hasSize(86);
    MockHttpServletResponse response = ask("entries=" + upTo(101));
    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(response.getContentAsString()).contains("at most 100 entries");
  }

  private static String upTo(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).collect(Collectors.joining(","));
  }

  @Test
  void beforeTheFirstCheckpoint_thereIsNothingToProve() throws Exception {
    Files.delete(folder.resolve("log/checkpoint"));
    assertThat(ask("entries=1").getStatus()).isEqualTo(503);
  }
}
