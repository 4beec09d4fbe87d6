// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.reply;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.manifest.Answer;
import org.saola.message.manifest.FieldsOfType;
import org.saola.message.request.CaseSubjects;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Attached;
import org.saola.message.schema.InManifest;
import org.saola.message.schema.Meaning;
import org.saola.message.schema.Nominal;

/** {@code case-reply/1}. The file is nominal, because nobody can see what stands in it. */
@Meaning(
    value =
        "The answer to a case request: the information, a part of it, a refusal with its ground, a"
            + " question, or a delay.",
    source = "Directive (EU) 2023/977, Art. 5 and 6")
@AlsoHolds(
    """
    {"allOf": [
      {
        "if": {"properties": {"answer": {"properties": {"outcome": {"enum": ["PROVIDE", "PARTIAL"]}}}}},
        "then": {"properties": {"reply": {"required": ["information"]}}},
        "else": {"properties": {"reply": {"properties": {"information": false, "grading": false}}}}
      },
      {
        "if": {"properties": {"answer": {"properties": {"outcome": {"enum": ["REFUSE", "PARTIAL"]}}}}},
        "else": {"properties": {"reply": {"properties": {"refusal": false}}}}
      },
      {
        "if": {"properties": {"answer": {"properties": {"outcome": {"const": "CLARIFY"}}}}},
        "then": {"properties": {"reply":
          {"required": ["questions"], "properties": {"questions": {"minItems": 1}}}}},
        "else": {"properties": {"reply": {"properties": {"questions": {"maxItems": 0}}}}}
      },
      {
        "if": {"properties": {"answer": {"properties": {"outcome": {"const": "DELAY"}}}}},
        "then": {"properties": {"reply": {"required": ["delay"]}}},
        "else": {"properties": {"reply": {"properties": {"delay": false}}}}
      }
    ]}
    """)
public record CaseReplyMessage(
    @NotNull @Valid @InManifest @Meaning("What becomes of the request.") Answer answer,
    @NotNull @Valid @Meaning("The answer, without persons.") CaseReply reply,
    @Nullable @Valid @Nominal @Meaning("Persons and entities that the information is about.")
        CaseSubjects persons,
    @Nullable
        @Valid
        @Nominal
        @Meaning("A document that belongs to the answer. It may hold personal data.")
        Attached attachment)
    implements Coherent {
  @Override
  public List<Problem> incoherences() {
    return reply.contradictions(new FieldsOfType(null, answer, null, null)).stream()
        .map(problem -> problem.within("reply"))
        .toList();
  }
}
