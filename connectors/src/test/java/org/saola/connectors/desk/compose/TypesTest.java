// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saola.connectors.desk.DeskOfAgency;
import org.saola.connectors.desk.compose.form.Forms;
import org.saola.connectors.desk.sheet.Field;
import org.saola.connectors.desk.sheet.Sheets;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.TypeId;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartDefinition;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.util.HtmlUtils;

/**
 * Every type that is begun at a desk, and every answer that its message asks for: all that its
 * fullest sample says is typed, looked at, sealed, sent, and read at the other desk.
 */
class TypesTest extends AtDesks {
  private static final Path SAMPLES =
      Path.of("../message-schemas/src/main/resources/org/saola/message/samples");

  /** What each answers, back to what was begun. */
  private static final Map<String, List<String>> ANSWERS =
      Map.of(
          "risk-feedback", List.of("risk-information"),
          "permit-status", List.of("permit-check"),
          "quantity-confirmation", List.of("permit-check", "permit-status"),
          "listing-outcome", List.of("online-listing"));

  private static final byte[] PNG = {
    (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
  };

  static List<String> begun() {
    return StartPage.BEGUN.stream().map(Forms::name).toList();
  }

  static List<String> answers() {
    return ANSWERS.keySet().stream().sorted().toList();
  }

  /** The sample that says most. */
  private static Path sample(String type) throws Exception {
    try (Stream<Path> files = Files.list(SAMPLES.resolve(type).resolve("valid"))) {
      return files.max(Comparator.comparingLong(file -> file.toFile().length())).orElseThrow();
    }
  }

  @ParameterizedTest
  @MethodSource("begun")
  void whatIsBegunArrivesAsItWasTyped(String type) throws Exception {
    Filled filled = filled(type);
    MessageId id = begin(customs, "FR-POLICE", filled);
    requireRead(police, id, id, filled);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void whatAnswersArrivesAsItWasTyped(String type) throws Exception {
    DeskOfAgency asks = customs;
    DeskOfAgency answers = police;
    MessageId thread = null;
    MessageId asked = null;
    for (String before : ANSWERS.get(type)) {
      Filled filled = filled(before);
      asked = asked == null ? begin(asks, "FR-POLICE", filled) : answer(answers, asked, filled);
      thread = thread == null ? asked : thread;
    }
    // A chain of two has come back to whoever began it.
    DeskOfAgency last = ANSWERS.get(type).size() == 1 ? answers : asks;
    DeskOfAgency other = last == answers ? asks : answers;
    assertThat(opened(last, thread)).contains("/compose/answer/" + asked);
    Filled filled = filled(type);
    MessageId id = answer(last, asked, filled);
    requireRead(other, thread, id, filled);
    assertThat(opened(last, thread)).doesNotContain("/compose/answer/" + asked);
  }

  /** The types that other tests send, and the one that connectors send by themselves. */
  @Test
  void noTypeIsLeftOut() {
    List<String> all = new ArrayList<>(ANSWERS.keySet());
    StartPage.BEGUN.forEach(type -> all.add(Forms.name(type)));
    all.addAll(
        List.of(
            "case-reply",
            "recall",
            "correction",
            "erasure",
            "confirmation",
            "forward-request",
            "forward-consent",
            "receipt"));
    assertThat(MessageTypes.all().stream().map(type -> Forms.name(type.id())))
        .containsExactlyInAnyOrderElementsOf(all);
  }

  private static Filled filled(String type) throws Exception {
    return Filled.of(new TypeId(type + "/1"), sample(type));
  }

  private MessageId begin(DeskOfAgency desk, String to, Filled filled) throws Exception {
    String draft = "/compose/drafts/" + UUID.randomUUID();
    return sent(
        desk, draft, post(draft).param("type", filled.type().value()).param("to", to), filled);
  }

  private MessageId answer(DeskOfAgency desk, MessageId asked, Filled filled) throws Exception {
    String draft = "/compose/drafts/" + UUID.randomUUID();
    return sent(
        desk, draft, post(draft).param("doing", "answer").param("message", asked.value()), filled);
  }

  private MessageId sent(
      DeskOfAgency desk, String draft, MockHttpServletRequestBuilder form, Filled filled)
      throws Exception {
    form.param("marking.tlp", "AMBER").param("purpose", "INVESTIGATION");
    filled.answers().forEach((path, typed) -> form.param(path, typed.toArray(String[]::new)));
    if (filled.files().isEmpty()) {
      toPreview(desk, draft, form.param("action", "continue"));
    } else {
      assertThat(ask(desk, form.param("action", "files")).getRedirectedUrl())
          .isEqualTo(draft + "/files");
      for (Map.Entry<String, String> file : filled.files().entrySet()) {
        attach(desk, draft, file.getKey(), file.getValue());
      }
    }
    String preview = page(desk, draft + "/preview");
    assertThat(preview).doesNotContain("??");
    filled.texts().forEach(text -> assertThat(preview).contains(escaped(text)));
    return accepted(desk, press(desk, draft));
  }

  private static void attach(DeskOfAgency desk, String draft, String part, String mediaType)
      throws Exception {
    boolean opaque = mediaType.equals("application/octet-stream");
    var file =
        opaque
            ? new MockMultipartFile("file", "scan.uff", mediaType, new byte[] {0, 1, 2, 3})
            : new MockMultipartFile("file", "scan.png", "image/png", PNG);
    var sent =
        desk.pages
            .perform(
                multipart(draft + "/files")
                    .file(file)
                    .param("part", part)
                    .content(new byte[1])
                    .with(csrf())
                    .with(desk.officer()))
            .andReturn();
    assertThat(sent.getResponse().getRedirectedUrl()).isEqualTo(draft + "/files");
  }

  /** With a reason, which is asked where persons are named. */
  private static String opened(DeskOfAgency desk, MessageId thread) throws Exception {
    MockHttpSession session = new MockHttpSession();
    ask(
        desk,
        post("/threads/" + thread + "/reason")
            .param("ground", "CASE")
            .param("words", "file 12")
            .session(session));
    var page = ask(desk, MockMvcRequestBuilders.get("/threads/" + thread).session(session));
    assertThat(page.getStatus()).isEqualTo(200);
    return page.getContentAsString();
  }

  private static void requireRead(DeskOfAgency desk, MessageId thread, MessageId id, Filled filled)
      throws Exception {
    String page = opened(desk, thread);
    assertThat(page).doesNotContain("??");
    filled.texts().forEach(text -> assertThat(page).contains(escaped(text)));
    int documents = 0;
    for (PartDefinition part : MessageTypes.find(filled.type()).orElseThrow().parts()) {
      Path file = desk.agency.home.inbox().resolve(id.value()).resolve(part.name() + ".json");
      if (!part.isFile() && Files.exists(file)) {
        documents++;
        Object document = StrictJson.read(Files.readAllBytes(file), part.record());
        requireShown(desk.context.getBean(Sheets.class).of(document, Locale.ENGLISH), page);
      }
    }
    assertThat(documents).isPositive();
  }

  private static void requireShown(List<Field> fields, String page) {
    for (Field field : fields) {
      assertThat(page).contains(escaped(field.label()));
      for (Field.Value value : field.values()) {
        assertThat(page).contains(escaped(value.text()));
        assertThat(page).contains(escaped(value.note()));
        requireShown(value.fields(), page);
      }
    }
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}
