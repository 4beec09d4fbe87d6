// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.permit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.OrEmpty;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.schema.Meaning;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.CodesOf;

/** Part {@code permit} of {@code permit-check/1}. Who sends and gets the goods stands apart. */
@Meaning("A permit or certificate as it was presented, without consignor and consignee.")
public record Permit(
    @NotNull
        @Size(min = 1, max = 100)
        @Meaning(
            value = "The permit's number, as its issuer gave it.",
            source = "CITES electronic permit")
        String number,
    @NotNull @Meaning("What the permit allows.") PermitKind kind,
    @NotNull @Valid @CodesOf("parties") @Meaning("The country whose authority issued the permit.")
        Coded country,
    @Nullable @Size(min = 1, max = 200) @Meaning("The authority that issued the permit, by name.")
        String authority,
    @Nullable
        @Meaning("The day of issue, where the permit was issued. Leave out when it shows none.")
        LocalDate issued,
    @Nullable @Meaning("The first day on which the permit is valid.") LocalDate validFrom,
    @Nullable @Meaning("The last day on which the permit is valid.") LocalDate validUntil,
    @Nullable
        @Valid
        @CodesOf("purposes")
        @Meaning(
            value = "The purpose of the transaction.",
            source = "Regulation (EC) No 865/2006, Annex IX")
        Coded purpose,
    @Nullable
        @Valid
        @CodesOf("parties")
        @Meaning("The country that the goods are to enter, as the permit says it.")
        Coded importCountry,
    @OrEmpty @Size(max = 50) @Meaning("Conditions that the permit sets, each as it stands there.")
        List<@NotNull @Size(min = 1, max = 2000) String> conditions,
    @NotEmpty
        @Size(max = MAX_LINES)
        @Meaning("The kinds of specimen that the permit covers, in its order.")
        List<@NotNull @Valid PermitLine> lines)
    implements Coherent {
  public static final int MAX_LINES = 200;

  public Permit {
    conditions = List.copyOf(conditions);
    lines = List.copyOf(lines);
  }

  @Override
  public List<Problem> incoherences() {
    List<Problem> problems = new ArrayList<>();
    if (validFrom != null && validUntil != null && validUntil.isBefore(validFrom)) {
      problems.add(new Problem("validUntil", Rule.VALIDITY_ENDS_BEFORE_START, "before validFrom"));
    }
    problems.addAll(LineIds.named(lines, PermitLine::line));
    return problems;
  }
}
