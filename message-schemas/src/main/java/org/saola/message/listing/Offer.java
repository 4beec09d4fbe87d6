// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.listing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.OrEmpty;
import org.saola.message.manifest.Digest;
import org.saola.message.schema.Meaning;
import org.saola.message.seizure.EstimatedValue;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.CodesOf;
import org.saola.message.vocabulary.Taxon;

@Meaning("One offer: where it stands, when it was seen and what it offers.")
public record Offer(
    @NotNull
        @Pattern(regexp = URL)
        @Meaning(
            value =
                "Its exact address, as it stood in the browser. It may hold an account's name: it is"
                    + " nevertheless what the law asks for.",
            source = "DSA, Art. 16(2)")
        String url,
    @NotNull @Meaning("When the notifier saw it, in UTC.") Instant seenAt,
    @Nullable
        @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
        @Meaning(value = "Its language, such as nl or pt-BR.", source = "BCP 47")
        String language,
    @NotEmpty
        @Size(max = 50)
        @Meaning("What is offered, by its scientific name as far as the offer shows it.")
        List<@NotNull @Valid Taxon> taxa,
    @OrEmpty
        @Size(max = 50)
        @Meaning(
            value = "The kinds of specimen that are offered.",
            source = "Regulation (EC) No 865/2006, Annex VII")
        List<@NotNull @Valid @CodesOf("specimen-terms") Coded> specimens,
    @Nullable @Valid @Meaning("The price that is asked, as it stands there.") EstimatedValue price,
    @OrEmpty
        @Size(max = 20)
        @UniqueElements
        @Meaning(
            "SHA-256 of each screenshot that the notifier keeps: a picture shown later can be"
                + " checked against it.")
        List<@NotNull Digest> screenshots) {
  /** RFC 3986, with a scheme that a browser opens; other characters stand percent-encoded. */
  static final String URL = "https?://[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]{1,1990}";

  public Offer {
    taxa = List.copyOf(taxa);
    specimens = List.copyOf(specimens);
    screenshots = List.copyOf(screenshots);
  }
}
