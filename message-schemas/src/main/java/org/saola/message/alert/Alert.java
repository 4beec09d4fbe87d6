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
public record Alert(
    @NotNull @Size(min = 1, max = 100) String reference,
    @NotNull AlertStage stage,
    @NotNull @Size(min = 1, max = 300) String subject,
    @NotEmpty @Size(max = 50) List<@NotNull @Valid Taxon> taxa,
    @OrEmpty @Size(max = 50) List<@NotNull @Valid @CodesOf("specimen-terms") Coded> specimens,
    @OrEmpty @Size(max = 50) List<@NotNull @Pattern(regexp = "[0-9]{4,10}") String> hsCodes,
    @OrEmpty @Size(max = 50) List<@NotNull @Valid RoutePoint> route,
    @NotNull @Size(min = 1, max = 4000) String modusOperandi,
    @OrEmpty @Size(max = 20) List<@NotNull @Valid AsGiven<TransportMode>> transport,
    @OrEmpty @Size(max = 20) List<@NotNull @Valid AsGiven<ConcealmentMethod>> concealment,
    @NotNull LocalDate validFrom,
    @NotNull LocalDate validUntil,
    @Nullable @Size(min = 1, max = 4000) String additionalInformation)
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
