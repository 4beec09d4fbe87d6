// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.risk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.saola.message.alert.RoutePoint;
import org.saola.message.json.Coherent;
import org.saola.message.json.OrEmpty;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.schema.Meaning;
import org.saola.message.vocabulary.AsGiven;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.CodesOf;
import org.saola.message.vocabulary.ContainerNumber;
import org.saola.message.vocabulary.Taxon;
import org.saola.message.vocabulary.TransportMode;

/** Part {@code risk} of {@code risk-information/1}. Persons stand beside it. */
@Meaning("What to look for, how long, and by when each recipient says what became of it.")
public record RiskInformation(
    @NotNull @Size(min = 1, max = 100) @Meaning("The sending authority's own reference.")
        String reference,
    @NotNull @Size(min = 1, max = 300) @Meaning("What it is about, in a line.") String subject,
    @NotEmpty @Size(max = 50) @Meaning("Taxa that are looked for.")
        List<@NotNull @Valid Taxon> taxa,
    @OrEmpty @Size(max = 50) @Meaning("Kinds of specimen that are looked for.")
        List<@NotNull @Valid @CodesOf("specimen-terms") Coded> specimens,
    @NotEmpty
        @Size(max = 50)
        @UniqueElements
        @Meaning(
            value = "Codes under which the goods are or may be declared, 4 to 10 digits.",
            source = "Harmonized System")
        List<@NotNull @Pattern(regexp = "[0-9]{4,10}") String> hsCodes,
    @Nullable @Size(min = 1, max = 500) @Meaning("What the goods are declared as, in words.")
        String declaredAs,
    @OrEmpty @Size(max = 50) @Meaning("Countries and places on the way, in their order.")
        List<@NotNull @Valid RoutePoint> route,
    @OrEmpty @Size(max = 20) @Meaning("How the goods travel.")
        List<@NotNull @Valid AsGiven<TransportMode>> transport,
    @Nullable @Size(min = 1, max = 200) @Meaning("Vessel and voyage, flight, or train.")
        String conveyance,
    @OrEmpty
        @Size(max = 200)
        @UniqueElements
        @Meaning(value = "Numbers of containers, with check digit.", source = "ISO 6346")
        List<@NotNull @Pattern(regexp = ContainerNumber.FORM) @ContainerNumber String> containers,
    @OrEmpty
        @Size(max = 50)
        @Meaning("Companies involved; a natural person stands in the part persons.")
        List<@NotNull @Valid Operator> operators,
    @NotEmpty
        @Size(max = 50)
        @Meaning("Signs by which such a consignment is recognised, each alone.")
        List<@NotNull @Size(min = 1, max = 500) String> indicators,
    @Nullable
        @Size(min = 1, max = 2000)
        @Meaning("Which check is advised, and what to take care of.")
        String advisedCheck,
    @NotNull @Meaning("The first day on which it is worth looking.") LocalDate validFrom,
    @NotNull @Meaning("The last day on which it is worth looking.") LocalDate validUntil,
    @NotNull @Meaning("The day by which each recipient gives feedback; feedback is mandatory.")
        LocalDate respondBy)
    implements Coherent {
  public RiskInformation {
    taxa = List.copyOf(taxa);
    specimens = List.copyOf(specimens);
    hsCodes = List.copyOf(hsCodes);
    route = List.copyOf(route);
    transport = List.copyOf(transport);
    containers = List.copyOf(containers);
    operators = List.copyOf(operators);
    indicators = List.copyOf(indicators);
  }

  @Override
  public List<Problem> incoherences() {
    List<Problem> problems = new ArrayList<>();
    if (validUntil.isBefore(validFrom)) {
      problems.add(new Problem("validUntil", Rule.VALIDITY_ENDS_BEFORE_START, "before validFrom"));
    }
    if (respondBy.isBefore(validFrom)) {
      problems.add(new Problem("respondBy", Rule.FEEDBACK_DUE_BEFORE_START, "before validFrom"));
    }
    return problems;
  }
}
