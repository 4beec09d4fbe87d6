// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saola.routes.console.find.IndexBench.ALERT;
import static org.saola.routes.console.find.IndexBench.BR;
import static org.saola.routes.console.find.IndexBench.NL;
import static org.saola.routes.console.find.IndexBench.NOON;
import static org.saola.routes.console.find.IndexBench.about;
import static org.saola.routes.console.find.IndexBench.accepted;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saola.message.manifest.Tlp;
import org.saola.message.notice.Event;
import org.saola.routes.console.scope.Scope;

/** Questions that nobody asks in earnest. */
class HostileQuestionsTest {
  private final QuestionReader reader = new QuestionReader(agency -> agency.equals(NL));

  @Test
  void whatAFormCarriesIsRead_andEmptyFieldsAskForNothing() throws Exception {
    Question question =
        reader.read(
            Map.of(
                "since", List.of("2026-11-22T12:00:00Z"),
                "agency", List.of("NL-CUSTOMS", ""),
                "tlp", List.of("AMBER+STRICT"),
                "event", List.of("ACCEPTED", "REFUSED"),
                "id", List.of(" "),
                "page", List.of("7")));
    assertThat(question)
        .isEqualTo(
            Question.ALL
                .between(NOON, null)
                .agencies(NL)
                .tlps(Tlp.AMBER_STRICT)
                .events(Event.REFUSED, Event.ACCEPTED));
    assertThat(reader.read(Map.of())).isEqualTo(Question.ALL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "agency | nl-customs | An agency's name looks like NL-CUSTOMS.",
        "agency | XX-CUSTOMS | The directory does not know such an agency.",
        "from | NL-CUSTOMS' or '1'='1 | An agency's name looks like NL-CUSTOMS.",
        "event | EVERYTHING | There is no such event.",
        "type | alert | A message type looks like alert/1.",
        "tlp | PURPLE | There is no such TLP marking.",
        "handling | H9 | There is no such handling code.",
        "since | yesterday | A time looks like 2026-11-22T09:30:00Z.",
        "until | +1000000000-12-31T23:59:59Z | A time looks like 2026-11-22T09:30:00Z.",
        "since | -0044-03-15T00:00:00Z | A time looks like 2026-11-22T09:30:00Z.",
        "id | 1 | That is not the id of a message.",
        "thread | 0192aaaa-0000-4000-8000-000000000001 | That is not the id of a message.",
        "rule | all.x}'; drop table entry_index | The name of a rule looks like all.nominal-never-to-partner.",
        "code | <script> | An outcome looks like SIGNER_REVOKED.",
      })
  void whatCannotBeAskedIsRefusedInASentence(String name, String value, String sentence) {
    assertThatThrownBy(() -> reader.read(Map.of(name, List.of(value))))
        .isInstanceOf(QuestionRefused.class)
        .hasMessage(sentence);
  }

  @Test
  void lengthsAndNumbersHaveTheirLimits() throws Exception {
    List<String> many = IntStream.range(0, 51).mapToObj(i -> "CODE_" + i).toList();
    refused(Map.of("code", many), "Ask for at most 50 values at once.");
    refused(Map.of("actor", List.of("x".repeat(101))), "A name has 1 to 100 characters.");
    refused(Map.of("actor", List.of("x".repeat(1_000_000))), "A value has at most 200 characters.");
    refused(Map.of("actor", List.of("a\u0000b")), "A name has 1 to 100 characters.");
    refused(
        Map.of("since", List.of("2026-11-22T12:00:00Z"), "until", List.of("2026-11-22T12:00:00Z")),
        "The time must end after it begins.");
    refused(
        Map.of("since", List.of("2026-11-22T12:00:00Z", "2026-11-23T12:00:00Z")),
        "A search has one beginning and one end.");
    refused(
        Map.of("id", List.of(IndexBench.id(1).value(), IndexBench.id(2).value())),
        "Ask for one message and one thread at a time.");
    Entries entries = new IndexBench().entries;
    for (int limit : new int[] {-1, 0, 1001, Integer.MAX_VALUE}) {
      assertThatThrownBy(
              () -> entries.find(Question.ALL, Scope.EVERYTHING, OptionalLong.empty(), limit))
          .isInstanceOf(QuestionRefused.class)
          .hasMessage("A page has 1 to 1000 entries.");
    }
    assertThatThrownBy(() -> entries.find(Question.ALL, Scope.EVERYTHING, OptionalLong.of(-1), 10))
        .isInstanceOf(QuestionRefused.class);
    assertThat(entries.find(Question.ALL, Scope.EVERYTHING, OptionalLong.of(Long.MAX_VALUE), 10))
        .isEqualTo(Found.NOTHING);
  }

  private void refused(Map<String, List<String>> asked, String sentence) {
    assertThatThrownBy(() -> reader.read(asked))
        .isInstanceOf(QuestionRefused.class)
        .hasMessage(sentence);
  }

  /** A name is whatever the issuer says: it is found as it is, and is nothing but a name. */
  @Test
  void oddNamesAreFoundAsTheyAre() throws Exception {
    IndexBench bench = new IndexBench();
    String[] names = {
      "o'brien", "x'); drop table entry_index; --", "{1,2}", "a,b", "ana%", "\"quoted\"", "ção"
    };
    for (String name : names) {
      bench.log(about(Event.OPERATOR_ACTION, "REQUEUED", name));
    }
    bench.log(accepted(1, BR, ALERT));
    for (int i = 0; i < names.length; i++) {
      assertThat(bench.find(Question.ALL.actors(names[i]))).containsExactly((long) i);
    }
    assertThat(bench.find(Question.ALL.actors("ana"))).isEmpty();
    assertThat(bench.find(Question.ALL)).hasSize(names.length + 1);
  }
}
