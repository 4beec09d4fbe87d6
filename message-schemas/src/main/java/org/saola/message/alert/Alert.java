// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.alert;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.OrEmpty;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.schema.Meaning;
import org.saola.message.vocabulary.AsGiven;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.CodesOf;
import org.saola.message.vocabulary.ConcealmentMethod;
import org.saola.message.vocabulary.Taxon;
import org.saola.message.vocabulary.TransportMode;

/**
 * Part {@code alert} of {@code alert/1}: taxon, route and modus operandi, valid for a limited time.
 * It never holds personal data.
 *
 * @param specimens kinds of specimen looked for
 * @param hsCodes codes of the Harmonized System, 4 to 10 digits
 * @param validUntil not before {@code validFrom}
 */
@Meaning("A warning, or what followed from one; never with personal data.")
public record Alert(
    @Meaning("The authority's own reference of the alert.") @NotNull @Size(min = 1, max = 100)
        String reference,
    @Meaning("Where it stands on the way from warning to seizure.") @NotNull AlertStage stage,
    @Meaning("In one line, what it is about.") @NotNull @Size(min = 1, max = 300) String subject,
    @Meaning("What is traded.") @NotEmpty @Size(max = 50) List<@NotNull @Valid Taxon> taxa,
    @Meaning(
            value = "Kinds of specimen looked for.",
            source = "Annex VII of Regulation (EC) No 865/2006")
        @OrEmpty
        @Size(max = 50)
        List<@NotNull @Valid @CodesOf("specimen-terms") Coded> specimens,
    @Meaning(
            value = "Codes of the goods, or of those that they are hidden under: 4 to 10 digits.",
            source = "Harmonized System")
        @OrEmpty
        @Size(max = 50)
        List<@NotNull @Pattern(regexp = "[0-9]{4,10}") String> hsCodes,
    @Meaning("The countries, ports and airports on the way.") @OrEmpty @Size(max = 50)
        List<@NotNull @Valid RoutePoint> route,
    @Meaning("How they work: what to look for, without persons.")
        @NotNull
        @Size(min = 1, max = 4000)
        String modusOperandi,
    @Meaning("How it travels.") @OrEmpty @Size(max = 20)
        List<@NotNull @Valid AsGiven<TransportMode>> transport,
    @Meaning("How it is hidden.") @OrEmpty @Size(max = 20)
        List<@NotNull @Valid AsGiven<ConcealmentMethod>> concealment,
    @Meaning("First day on which the alert is valid.") @NotNull LocalDate validFrom,
    @Meaning("Last day on which it is valid.") @NotNull LocalDate validUntil,
    @Meaning("What else is to be said, without persons.") @Nullable @Size(min = 1, max = 4000)
        String additionalInformation)
    implements Coherent {
  public Alert {
    taxa = List.copyOf(taxa);
    specimens = List.copyOf(specimens);
    hsCodes = List.copyOf(hsCodes);
    route = List.copyOf(route);
    transport = List.copyOf(transport);
    concealment = List.copyOf(concealment);
  }

  @Override
  public List<Problem> incoherences() {
    return validUntil.isBefore(validFrom)
        ? List.of(new Problem("validUntil", Rule.VALIDITY_ENDS_BEFORE_START, "before validFrom"))
        : List.of();
  }
}
