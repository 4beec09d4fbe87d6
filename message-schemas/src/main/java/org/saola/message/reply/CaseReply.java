// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.reply;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.OrEmpty;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.manifest.Grading;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Meaning;

/** Part {@code reply} of {@code case-reply/1}. What else it holds follows from its outcome. */
@Meaning("What is answered to a case request, and why not if it is not.")
@AlsoHolds(
    """
    {"allOf": [
      {
        "if": {"properties": {"outcome": {"enum": ["PROVIDE", "PARTIAL"]}}},
        "then": {"required": ["information"]},
        "else": {"properties": {"information": false, "grading": false}}
      },
      {
        "if": {"properties": {"outcome": {"enum": ["REFUSE", "PARTIAL"]}}},
        "then": {"required": ["refusal"]},
        "else": {"properties": {"refusal": false}}
      },
      {
        "if": {"properties": {"outcome": {"const": "CLARIFY"}}},
        "then": {"required": ["questions"], "properties": {"questions": {"minItems": 1}}},
        "else": {"properties": {"questions": {"maxItems": 0}}}
      },
      {
        "if": {"properties": {"outcome": {"const": "DELAY"}}},
        "then": {"required": ["delay"]},
        "else": {"properties": {"delay": false}}
      }
    ]}
    """)
public record CaseReply(
    @NotNull @Size(min = 1, max = 100) @Meaning("The answering authority's own reference.")
        String reference,
    @NotNull @Size(min = 1, max = 100) @Meaning("The reference that the request has.")
        String requestReference,
    @NotNull @Meaning("What becomes of the request.") ReplyOutcome outcome,
    @Nullable
        @Size(min = 1, max = 16000)
        @Meaning("The information, without persons; for PROVIDE and PARTIAL, and only for these.")
        String information,
    @Nullable
        @Valid
        @Meaning("How good the source and the information are; only where there is information.")
        Grading grading,
    @Nullable
        @Valid
        @Meaning(
            value = "Why it is refused, wholly or in part; for REFUSE and PARTIAL.",
            source = "Directive (EU) 2023/977, Art. 6(1)")
        Refusal refusal,
    @OrEmpty
        @Size(max = 20)
        @Meaning("What must be known before the request can be answered; for CLARIFY.")
        List<@NotNull @Size(min = 1, max = 2000) String> questions,
    @Nullable
        @Valid
        @Meaning(
            value = "For how long the answer waits for a court, and why; for DELAY.",
            source = "Directive (EU) 2023/977, Art. 5")
        Delay delay,
    @Nullable
        @Size(min = 1, max = 2000)
        @Meaning("What the information must not be used for, or only under which condition.")
        String restrictionsOnUse)
    implements Coherent {
  public CaseReply {
    questions = List.copyOf(questions);
  }

  @Override
  public List<Problem> incoherences() {
    List<Problem> problems = new ArrayList<>();
    require(outcome.provides(), information != null, "information", problems);
    require(outcome.refuses(), refusal != null, "refusal", problems);
    require(outcome == ReplyOutcome.CLARIFY, !questions.isEmpty(), "questions", problems);
    require(outcome == ReplyOutcome.DELAY, delay != null, "delay", problems);
    if (grading != null && !outcome.provides()) {
      problems.add(new Problem("grading", Rule.OUTCOME_INCOHERENT, "grades no information"));
    }
    return problems;
  }

  private void require(boolean asked, boolean given, String field, List<Problem> problems) {
    if (asked != given) {
      String message = asked ? outcome + " asks for it" : outcome + " leaves it out";
      problems.add(new Problem(field, Rule.OUTCOME_INCOHERENT, message));
    }
  }
}
