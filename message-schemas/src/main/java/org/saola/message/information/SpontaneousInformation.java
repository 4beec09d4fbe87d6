// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.information;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.Grading;
import org.saola.message.schema.Meaning;

/** Part {@code information} of {@code spontaneous-information/1}; persons stand beside it. */
@Meaning("What is known, and why the recipient may need it.")
public record SpontaneousInformation(
    @NotNull @Size(min = 1, max = 100) @Meaning("The sending authority's own reference.")
        String reference,
    @NotNull @Size(min = 1, max = 300) @Meaning("What it is about, in a line.") String subject,
    @NotNull @Size(min = 1, max = 16000) @Meaning("What is known, without persons.")
        String information,
    @NotNull
        @Size(min = 1, max = 4000)
        @Meaning(
            value = "Why the recipient may need it to prevent, detect or investigate an offence.",
            source = "Directive (EU) 2023/977, Art. 7")
        String relevance,
    @NotNull @Size(min = 1, max = 2000) @Meaning("The offence, and the law that makes it one.")
        String offence,
    @Nullable @Valid @Meaning("How good the source and the information are.") Grading grading,
    @NotNull @Valid @Meaning("Whether Europol gets a copy, and why.") EuropolCopy europol,
    @Nullable
        @Size(min = 1, max = 2000)
        @Meaning("What the information must not be used for, or only under which condition.")
        String restrictionsOnUse) {
  /** Said either way: a copy that was forgotten looks like one that was weighed and left out. */
  @Meaning("Whether Europol gets a copy, and why or why not.")
  public record EuropolCopy(
      @Meaning("True if Europol is among the recipients.") boolean copied,
      @NotNull @Size(min = 1, max = 1000) @Meaning("Why, or why not.") String reason) {}
}
