// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.forward;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.manifest.Consent;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.FieldsOfType;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.InManifest;
import org.saola.message.schema.Meaning;

/** {@code forward-consent/1}. The message's signature makes it the originator's word. */
@Meaning(
    value = "The originator's answer: the message may be passed on, or it may not.",
    source = "Europol handling code H2")
@AlsoHolds(
    """
    {
      "if": {"properties": {"consent": {"properties": {"decision": {"const": "REFUSED"}}}}},
      "then": {"properties": {"terms":
        {"required": ["reason"], "properties": {"conditions": {"maxItems": 0}}}}}
    }
    """)
public record ForwardConsentMessage(
    @NotNull @Valid @InManifest @Meaning("The message that it is about.") EarlierMessage target,
    @NotNull @Valid @InManifest @Meaning("What is decided, for whom, and until when.")
        Consent consent,
    @NotNull @Valid @Meaning("On which conditions, or why not.") ConsentTerms terms)
    implements Coherent {
  @Override
  public List<Problem> incoherences() {
    return terms.contradictions(new FieldsOfType(target, null, consent, null)).stream()
        .map(problem -> problem.within("terms"))
        .toList();
  }
}
