// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.scan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.OrEmpty;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.schema.Meaning;
import org.saola.message.vocabulary.ContainerNumber;
import org.saola.message.vocabulary.Place;

/** Part {@code scan} of {@code scan-image/1}; the image itself is the part {@code image}. */
@Meaning("What was scanned, with which scanner, and what the image shows.")
public record Scan(
    @NotNull @Size(min = 1, max = 100) @Meaning("The sending authority's own reference.")
        String reference,
    @NotNull
        @Pattern(regexp = ContainerNumber.FORM)
        @ContainerNumber
        @Meaning(value = "The container's number, with check digit.", source = "ISO 6346")
        String container,
    @NotNull @Meaning("When it was scanned.") Instant scannedAt,
    @Nullable @Valid @Meaning("Where it was scanned.") Place place,
    @Nullable @Size(min = 1, max = 500) @Meaning("What the goods are declared as.")
        String declaredAs,
    @NotNull @Valid @Meaning("The scanner.") Scanner scanner,
    @NotNull @Valid @Meaning("The image's format and size, as declared.") ImageFormat format,
    @OrEmpty @Size(max = 200) @Meaning("Places on the image that somebody marked.")
        List<@NotNull @Valid Annotation> annotations,
    @NotNull @Meaning("What the image shows.") Finding finding,
    @Nullable @Size(min = 1, max = 4000) @Meaning("The finding in words.") String remarks)
    implements Coherent {
  /** How sure it is. */
  public enum Finding {
    @Meaning("Nothing that differs from the declared goods.")
    NOTHING_SUSPICIOUS,
    @Meaning("Something that does not fit the declared goods.")
    SUSPICIOUS,
    @Meaning("Suspicious, and confirmed when the container was opened.")
    CONFIRMED,
    @Meaning("Suspicious, and the container was opened without a find.")
    NOT_CONFIRMED
  }

  public Scan {
    annotations = List.copyOf(annotations);
  }

  @Override
  public List<Problem> incoherences() {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < annotations.size(); i++) {
      if (!format.holds(annotations.get(i))) {
        problems.add(
            new Problem(
                "annotations[" + i + "]", Rule.ANNOTATION_OUTSIDE_IMAGE, "reaches over the edge"));
      }
    }
    return problems;
  }
}
