// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.seizure;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.json.Rule;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Meaning;

/** An estimated value as it was given; amount and ISO 4217 currency where the text shows both. */
@AlsoHolds(
    """
    {"dependentRequired": {"amount": ["currency"], "currency": ["amount"]}}
    """)
@Meaning("An estimated value as it was given.")
public record EstimatedValue(
    @Meaning("The value as it was given.") @NotNull @Size(min = 1, max = 200) String asGiven,
    @Meaning("The amount, where the text shows one with its currency.")
        @Nullable
        @PositiveOrZero
        @DecimalMax(value = MAX, inclusive = false, message = "must be less than {value}")
        BigDecimal amount,
    @Meaning(value = "The currency.", source = "ISO 4217")
        @Nullable
        @jakarta.validation.constraints.Pattern(regexp = "[A-Z]{3}")
        String currency)
    implements Coherent {
  private static final String MAX = "1000000000000000";
  private static final Pattern AMOUNT_FIRST =
      Pattern.compile("(?<amount>\\d{1,15}(\\.\\d{1,2})?) ?(?<currency>[A-Z]{3})");
  private static final Pattern CURRENCY_FIRST =
      Pattern.compile("(?<currency>[A-Z]{3}) ?(?<amount>\\d{1,15}(\\.\\d{1,2})?)");

  public static EstimatedValue of(String text) {
    for (Pattern form : List.of(AMOUNT_FIRST, CURRENCY_FIRST)) {
      Matcher match = form.matcher(text);
      if (match.matches() && isCurrency(match.group("currency"))) {
        return new EstimatedValue(
            text, new BigDecimal(match.group("amount")), match.group("currency"));
      }
    }
    return new EstimatedValue(text, null, null);
  }

  private static boolean isCurrency(String code) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(currency -> currency.getCurrencyCode().equals(code));
  }

  @Override
  public List<Problem> incoherences() {
    boolean whole = amount == null ? currency == null : currency != null && isCurrency(currency);
    return whole
        ? List.of()
        : List.of(new Problem("currency", Rule.CURRENCY_UNKNOWN, "an amount has an ISO currency"));
  }
}
