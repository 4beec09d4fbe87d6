// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.Eventually;
import org.saola.connectors.desk.compose.draft.About;
import org.saola.connectors.desk.compose.draft.Drafts;
import org.saola.connectors.desk.compose.draft.DraftsFull;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.desk.compose.draft.KeptFile;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.send.Submissions;
import org.saola.connectors.standin.Samples;
import org.saola.connectors.standin.StandInHub;
import org.saola.message.manifest.TypeId;
import org.saola.pages.signin.Person;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.OidcLoginRequestPostProcessor;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Drafts that are damaged, old, many, large, or sent while somebody still types. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptDraftsTest {
  private static final Person GONE = new Person("left-long-ago", "Left Long-Ago");

  private TwoDesks desks;
  private Path ofBefore;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    Drafts before =
        new Drafts(
            new AgencyHome(folder.resolve("customs")), Clock.systemUTC(), () -> Long.MAX_VALUE);
    ofBefore = before.folder(GONE, before.keep(GONE, old()).id());
    desks = new TwoDesks(folder);
  }

  @AfterAll
  void close() {
    desks.close();
  }

  private static KeptDraft old() {
    return KeptDraft.empty(
        UUID.randomUUID().toString(),
        new TypeId("case-request/1"),
        About.nothing(),
        Instant.now().minus(Duration.ofDays(91)));
  }

  private Drafts drafts() {
    return desks.customs.context.getBean(Drafts.class);
  }

  private Sending sending() {
    return desks.customs.context.getBean(Sending.class);
  }

  private OidcLoginRequestPostProcessor officer(String subject) {
    return desks.customs.officer().idToken(token -> token.subject(subject));
  }

  private static Person person(String subject) {
    return new Person(subject, subject);
  }

  private MockHttpServletResponse ask(
      AbstractMockHttpServletRequestBuilder<?> request, String subject) throws Exception {
    return desks
        .customs
        .pages
        .perform(request.with(csrf()).with(officer(subject)))
        .andReturn()
        .getResponse();
  }

  private String page(String address, String subject) throws Exception {
    return ask(get(address), subject).getContentAsString();
  }

  private String begin(String subject) throws Exception {
    String draft = "/compose/drafts/" + UUID.randomUUID();
    assertThat(ask(CaseRequestTest.filled(draft, "continue"), subject).getRedirectedUrl())
        .isEqualTo(draft + "/preview");
    return draft;
  }

  private String seen(String draft, String subject) throws Exception {
    return TwoDesks.seen(page(draft + "/preview", subject));
  }

  private String send(String draft, String seen, String subject) throws Exception {
    return ask(post(draft + "/send").param("seen", seen), subject).getRedirectedUrl();
  }

  private static String id(String draft) {
    return draft.substring(draft.lastIndexOf('/') + 1);
  }

  private Path folder(String subject, String draft) {
    return drafts().folder(person(subject), id(draft));
  }

  @Test
  void aDamagedDraftIsSetAside_andTheOthersAreShown() throws Exception {
    String damaged = begin("damage");
    String whole = begin("damage");
    Files.writeString(folder("damage", damaged).resolve("draft.json"), "{\"id\":");
    MockHttpServletResponse page = ask(get("/compose"), "damage");
    assertThat(page.getStatus()).isEqualTo(200);
    assertThat(page.getContentAsString())
        .contains(whole, "could not be read and was set aside")
        .doesNotContain(damaged);
    assertThat(ask(get(damaged), "damage").getStatus()).isEqualTo(404);
    try (Stream<Path> files = Files.list(folder("damage", whole).getParent())) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .contains(id(damaged) + ".damaged");
    }
    assertThat(page("/compose", "somebody-else")).doesNotContain("set aside");
  }

  @Test
  void filesThatComeAtOnceAreAllKept() throws Exception {
    Person officer = person("many-files");
    KeptDraft draft = drafts().keep(officer, old());
    List<Callable<Object>> uploads = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      String part = "part-" + i;
      uploads.add(
          () ->
              drafts()
                  .attach(officer, draft.id(), part, new KeptFile(part, part, "image/png", 1))
                  .orElseThrow());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var upload : threads.invokeAll(uploads)) {
        upload.get();
      }
    }
    assertThat(drafts().find(officer, draft.id()).orElseThrow().files()).hasSize(16);
  }

  @Test
  void whatNobodyChangesIsDeleted_asTheDeskStartsAndLater_butNothingThatIsBeingSent()
      throws Exception {
    Eventually.holds(Duration.ofSeconds(5), () -> assertThat(ofBefore).doesNotExist());
    String sent = begin("sweep");
    send(sent, seen(sent, "sweep"), "sweep");
    KeptDraft underWay = drafts().find(person("sweep"), id(sent)).orElseThrow();
    Instant longAgo = old().changed();
    drafts().keep(person("sweep"), underWay.sentAs(underWay.sent(), longAgo));
    KeptDraft young = drafts().keep(person("sweep"), old().with(Map.of(), Instant.now()));
    KeptDraft forgotten = drafts().keep(GONE, old());
    Path unnamed = Files.writeString(folder("sweep", young.id()).resolve("file-torn"), "torn");
    Path upload = Files.writeString(folder("sweep", young.id()).resolve("file-now"), "now");
    Files.setLastModifiedTime(unnamed, FileTime.from(longAgo));
    Path aside =
        Files.createDirectories(
            folder("sweep", UUID.randomUUID().toString())
                .resolveSibling(UUID.randomUUID() + ".damaged"));
    Files.setLastModifiedTime(aside, FileTime.from(longAgo));
    sending().sweep();
    assertThat(drafts().find(GONE, forgotten.id())).isEmpty();
    assertThat(aside).doesNotExist();
    assertThat(unnamed).doesNotExist();
    assertThat(upload).exists();
    assertThat(drafts().find(person("sweep"), young.id())).isPresent();
    assertThat(drafts().find(person("sweep"), underWay.id())).isPresent();
    assertThat(page("/compose", "sweep")).contains("after 90 days", "Kept until");
  }

  @Test
  void draftsThatTakeAllTheirRoomAreRefusedClearly() throws Exception {
    String draft = begin("full");
    Path large = folder("full", draft).resolve("file-large");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(drafts().most() - 50_000);
    }
    byte[] text = "x".repeat(60_000).getBytes(StandardCharsets.US_ASCII);
    String reply = "/compose/drafts/" + drafts().keep(person("full"), reply()).id();
    assertThat(
            ask(
                    multipart(reply + "/files")
                        .file(new MockMultipartFile("file", "a.txt", "text/plain", text))
                        .param("part", "attachment")
                        .content(new byte[1]),
                    "full")
                .getRedirectedUrl())
        .isEqualTo(reply + "/files?wrong=full");
    assertThat(page(reply + "/files?wrong=full", "full")).contains("may take 6 MiB");
    try (Stream<Path> files = Files.list(folder("full", reply))) {
      assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactly("draft.json");
    }
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(drafts().most());
    }
    String another = "/compose/drafts/" + UUID.randomUUID();
    MockHttpServletResponse refused = ask(CaseRequestTest.filled(another, "save"), "full");
    assertThat(refused.getStatus()).isEqualTo(507);
    assertThat(refused.getContentAsString()).contains("may take 6 MiB");
    assertThat(ask(CaseRequestTest.filled(another + "/keep", "save"), "full").getContentAsString())
        .contains("may take 6 MiB");
    assertThatThrownBy(() -> drafts().keep(person("full"), old())).isInstanceOf(DraftsFull.class);
    assertThat(ask(CaseRequestTest.filled(draft + "/keep", "save"), "full").getContentAsString())
        .contains("Draft saved at");
  }

  private KeptDraft reply() {
    return KeptDraft.empty(
        UUID.randomUUID().toString(), new TypeId("case-reply/1"), About.nothing(), Instant.now());
  }

  @Test
  void whoStillTypesIntoWhatWasSentIsToldSo() throws Exception {
    String draft = begin("types");
    String sent = send(draft, seen(draft, "types"), "types");
    for (int i = 0; i < 2; i++) {
      assertThat(ask(CaseRequestTest.filled(draft + "/keep", "save"), "types").getContentAsString())
          .contains("already been sent", "href=\"" + sent + "\"")
          .doesNotContain("saved at");
      assertThat(ask(CaseRequestTest.filled(draft, "save"), "types").getRedirectedUrl())
          .isEqualTo(sent + "?unkept=yes");
      Eventually.holds(
          Duration.ofSeconds(20),
          () -> {
            desks.carry();
            assertThat(page(sent + "?unkept=yes", "types"))
                .contains("Accepted: entry", "already been sent");
          });
      // Looked at after the hub has accepted it, it is no draft any more.
      assertThat(page("/compose", "types")).doesNotContain(draft, sent);
    }
    assertThat(send(draft, "0".repeat(64), "types")).isEqualTo(sent);
  }

  @Test
  void whatIsTypedWhileTheHubIsAskedIsNotSentUnseen_andIsKept() throws Exception {
    String draft = begin("meanwhile");
    Person officer = person("meanwhile");
    KeptDraft kept = drafts().find(officer, id(draft)).orElseThrow();
    KeptDraft shown = kept.written(kept.answers(), List.of("EUROPOL"), List.of(), Instant.now());
    drafts().keep(officer, shown);
    // Looked at where the answer is not remembered for the sending.
    String seen =
        desks
            .police
            .context
            .getBean(Writing.class)
            .check(officer, shown)
            .ready()
            .orElseThrow()
            .seen();
    AtomicBoolean typed = new AtomicBoolean();
    desks.hub.rules =
        (query, nominal, agency) -> {
          if (!typed.getAndSet(true)) {
            type(draft);
          }
          return StandInHub.usualRules(query, nominal, agency);
        };
    try {
      assertThat(send(draft, seen, "meanwhile")).isEqualTo(draft + "/preview?changed=yes");
    } finally {
      desks.hub.rules = StandInHub::usualRules;
    }
    assertThat(typed).isTrue();
    assertThat(page(draft, "meanwhile")).contains("Typed meanwhile.");
  }

  private void type(String draft) {
    try {
      ask(
          CaseRequestTest.filled(draft + "/keep", "save")
              .param("parts.request.restrictionsOnUse", "Typed meanwhile."),
          "meanwhile");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aCrashBetweenNameAndSubmissionLeavesADraft_thatGoesOnce() throws Exception {
    String draft = begin("crash");
    String seen = seen(draft, "crash");
    KeptDraft kept = drafts().find(person("crash"), id(draft)).orElseThrow();
    String name = desks.customs.context.getBean(Submissions.class).newName();
    drafts().keep(person("crash"), kept.sentAs(name, Instant.now()));
    assertThat(page(draft + "/preview", "crash")).contains("name=\"seen\"");
    String sent = send(draft, seen, "crash");
    assertThat(sent).startsWith("/compose/sent/desk-").doesNotContain(name);
    assertThat(send(draft, seen, "crash")).isEqualTo(sent);
  }

  @Test
  void whatSomeHaveIsNotSentAgain() throws Exception {
    KeptDraft kept = drafts().keep(person("partly"), reply());
    Submissions submissions = desks.customs.context.getBean(Submissions.class);
    String name = submissions.newName();
    desks.hub.refused = manifest -> manifest.to().getFirst().agency().value().equals("TWIX");
    desks.hub.refuseWith = java.util.Optional.of("RECIPIENT_FULL");
    try {
      submissions.submit(name, Samples.draft().sentTo(List.of("FR-POLICE", "TWIX")));
      drafts().keep(person("partly"), kept.sentAs(name, Instant.now()));
      Eventually.holds(
          Duration.ofSeconds(20),
          () -> {
            desks.carry();
            assertThat(page("/compose/sent/" + name, "partly"))
                .contains("Sent to some", "Accepted: entry", "RECIPIENT_FULL")
                .doesNotContain("Open as a draft again");
          });
    } finally {
      desks.hub.refuseWith = java.util.Optional.empty();
      desks.hub.refused = any -> true;
    }
    assertThat(ask(post("/compose/sent/" + name + "/again"), "partly").getStatus()).isIn(302, 404);
    assertThat(drafts().find(person("partly"), kept.id()).map(KeptDraft::sent)).contains(name);
    assertThat(page("/compose", "partly")).doesNotContain(kept.id(), name);
  }
}
