// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.reply;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.OrEmpty;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.manifest.Answer;
import org.saola.message.manifest.FieldsOfType;
import org.saola.message.manifest.FollowsManifest;
import org.saola.message.manifest.Grading;
import org.saola.message.manifest.ReplyOutcome;
import org.saola.message.schema.Meaning;

/** Part {@code reply} of {@code case-reply/1}. What it holds follows from the answer's outcome. */
@Meaning("What is answered to a case request, and why not if it is not.")
public record CaseReply(
    @NotNull @Size(min = 1, max = 100) @Meaning("The answering authority's own reference.")
        String reference,
    @NotNull @Size(min = 1, max = 100) @Meaning("The reference that the request has.")
        String requestReference,
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
            value = "More about a refusal, wholly or in part; for REFUSE and PARTIAL alone.",
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
    implements FollowsManifest {
  public CaseReply {
    questions = List.copyOf(questions);
  }

  @Override
  public List<Problem> contradictions(FieldsOfType fields) {
    Answer answer = fields.answer();
    return answer == null ? List.of() : contradictions(answer.outcome());
  }

  private List<Problem> contradictions(ReplyOutcome outcome) {
    List<Problem> problems = new ArrayList<>();
    hold(outcome.provides() == (information != null), "information", outcome, problems);
    hold(outcome.provides() || grading == null, "grading", outcome, problems);
    hold(outcome.refuses() || refusal == null, "refusal", outcome, problems);
    hold((outcome == ReplyOutcome.CLARIFY) != questions.isEmpty(), "questions", outcome, problems);
    hold((outcome == ReplyOutcome.DELAY) == (delay != null), "delay", outcome, problems);
    return problems;
  }

  private static void hold(
      boolean holds, String field, ReplyOutcome outcome, List<Problem> problems) {
    if (!holds) {
      problems.add(new Problem(field, Rule.OUTCOME_INCOHERENT, "does not fit " + outcome));
    }
  }
}
