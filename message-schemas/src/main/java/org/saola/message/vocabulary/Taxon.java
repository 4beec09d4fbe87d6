// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.vocabulary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saola.message.code.CodeLists;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Meaning;

/**
 * A taxon by the name that it was reported under, at any rank, or {@code identification pending}.
 *
 * @param rank absent when the name's form shows none, as with a common name
 */
@AlsoHolds(
    """
    {
      "if": {
        "properties": {
          "name": {
            "pattern": "^[Ii][Dd][Ee][Nn][Tt][Ii][Ff][Ii][Cc][Aa][Tt][Ii][Oo][Nn] [Pp][Ee][Nn][Dd][Ii][Nn][Gg]$"
          }
        }
      },
      "then": {"required": ["rank"], "properties": {"rank": {"const": "IDENTIFICATION_PENDING"}}},
      "else": {"properties": {"rank": {"not": {"const": "IDENTIFICATION_PENDING"}}}}
    }
    """)
@Meaning("A taxon by the name that it was reported under, at any rank.")
public record Taxon(
    @Meaning("Scientific name as reported, or \"identification pending\".")
        @NotNull
        @Size(min = 1, max = 200)
        String name,
    @Meaning("As the form of the name shows; absent where it shows none, as with a common name.")
        @Nullable TaxonRank rank)
    implements Coherent {
  private static final String PENDING = "identification pending";
  private static final Pattern HIGHER = Pattern.compile("([A-Z][a-z]+)( spp?\\.?)?");
  private static final Pattern SPECIES = Pattern.compile("[A-Z][a-z]+ (x )?[a-z-]{3,}");
  private static final Pattern SUBSPECIES =
      Pattern.compile("[A-Z][a-z]+ [a-z-]{3,} (ssp\\. |subsp\\. |var\\. )?[a-z-]{3,}");

  public static Taxon named(String name) {
    return new Taxon(name, rankOf(name));
  }

  private static @Nullable TaxonRank rankOf(String name) {
    if (name.equalsIgnoreCase(PENDING)) {
      return TaxonRank.IDENTIFICATION_PENDING;
    }
    Matcher higher = HIGHER.matcher(name);
    if (higher.matches()) {
      return higherRank(higher.group(1), higher.group(2) != null);
    }
    if (SPECIES.matcher(name).matches()) {
      return TaxonRank.SPECIES;
    }
    return SUBSPECIES.matcher(name).matches() ? TaxonRank.SUBSPECIES : null;
  }

  private static @Nullable TaxonRank higherRank(String word, boolean saysSpecies) {
    if (CodeLists.ORDERS.has(word)) {
      return TaxonRank.ORDER;
    }
    // International codes of zoological (29.2) and botanical (18.1) nomenclature.
    if (word.endsWith("idae") || word.endsWith("aceae")) {
      return TaxonRank.FAMILY;
    }
    return saysSpecies ? TaxonRank.GENUS : null;
  }

  @Override
  public List<Problem> incoherences() {
    boolean pending = name.equalsIgnoreCase(PENDING);
    if (pending == (rank == TaxonRank.IDENTIFICATION_PENDING)) {
      return List.of();
    }
    return List.of(
        new Problem(
            "rank", Rule.TAXON_RANK_INCOHERENT, "says pending where the name does not, or not"));
  }
}
