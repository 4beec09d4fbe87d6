// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.vocabulary;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.saola.message.code.CodeLists;
import org.saola.message.schema.Meaning;

/**
 * A place as it was given, and its UN/LOCODE or WGS 84 coordinates where the text is one of these.
 */
@Meaning("A place as it was given, and where it is, if the text says so.")
public record Place(
    @Meaning("The place as it was given.") @NotNull @Size(min = 1, max = 500) String asGiven,
    @Meaning(value = "Country and location without a space, such as NLRTM.", source = "UN/LOCODE")
        @Nullable
        @Pattern(regexp = "[A-Z]{2}[A-Z2-9]{3}")
        String unLocode,
    @Meaning(value = "Where it is.", source = "WGS 84") @Nullable @Valid Coordinates coordinates) {
  // With the space alone: five letters without it may be any place's name.
  private static final java.util.regex.Pattern LOCODE =
      java.util.regex.Pattern.compile("([A-Z]{2}) ([A-Z2-9]{3})");
  private static final java.util.regex.Pattern COORDINATES =
      java.util.regex.Pattern.compile(
          "(-?\\d{1,2}(?:\\.\\d{1,8})?), ?(-?\\d{1,3}(?:\\.\\d{1,8})?)");

  /** Degrees north and east. */
  @Meaning("A point on the earth, in degrees.")
  public record Coordinates(
      @Meaning("Degrees north; south is negative.")
          @NotNull
          @DecimalMin(value = "-90", message = "must be -90 or more")
          @DecimalMax(value = "90", message = "must be 90 or less")
          BigDecimal latitude,
      @Meaning("Degrees east; west is negative.")
          @NotNull
          @DecimalMin(value = "-180", message = "must be -180 or more")
          @DecimalMax(value = "180", message = "must be 180 or less")
          BigDecimal longitude) {}

  public static Place of(String text) {
    Matcher locode = LOCODE.matcher(text);
    if (locode.matches() && CodeLists.PARTIES.has(locode.group(1))) {
      return new Place(text, locode.group(1) + locode.group(2), null);
    }
    Matcher coordinates = COORDINATES.matcher(text);
    return new Place(text, null, coordinates.matches() ? coordinates(coordinates) : null);
  }

  private static Coordinates coordinates(Matcher text) {
    return new Coordinates(new BigDecimal(text.group(1)), new BigDecimal(text.group(2)));
  }
}
