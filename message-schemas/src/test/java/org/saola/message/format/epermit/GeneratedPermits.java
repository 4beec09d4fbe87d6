// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.saola.message.code.CodeList;
import org.saola.message.code.CodeLists;
import org.saola.message.permit.Examination;
import org.saola.message.permit.Permit;
import org.saola.message.permit.PermitKind;
import org.saola.message.permit.PermitLine;
import org.saola.message.permit.PermitParties;
import org.saola.message.permit.PermitParty;
import org.saola.message.permit.PermitReference;
import org.saola.message.permit.Quota;
import org.saola.message.seizure.Appendix;
import org.saola.message.seizure.Quantity;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.Taxon;

/** Random permits, whole as one version of an electronic permit can hold them. */
final class GeneratedPermits {
  private static final String LETTERS = "aZ9;,\"'=<>&]-/\n\t\r é中😀";
  private static final List<String> UNITS =
      List.of("GRM", "KGM", "LTR", "CMQ", "MLT", "MTR", "MTK", "MTQ", "PCS", "H87");

  private final Random random;
  private final EPermitVersion version;

  GeneratedPermits(long seed, EPermitVersion version) {
    this.random = new Random(seed);
    this.version = version;
  }

  Permit permit() {
    LocalDate from = date();
    return new Permit(
        text(100),
        one(PermitKind.values()),
        country(),
        maybe(() -> text(200)),
        maybe(this::date),
        maybe(() -> from),
        maybe(() -> from.plusDays(random.nextInt(400))),
        maybe(() -> code(CodeLists.PURPOSES)),
        version == EPermitVersion.V1 ? maybe(this::country) : null,
        some(i -> text(2000), 0, 3),
        some(this::line, 1, 6));
  }

  PermitParties parties() {
    PermitParty consignee = party();
    return new PermitParties(maybe(this::party), consignee);
  }

  private PermitParty party() {
    return new PermitParty(
        text(200),
        some(i -> text(200), 0, 5),
        maybe(() -> text(35)),
        maybe(() -> text(35)),
        maybe(() -> text(200)),
        maybe(() -> text(200)),
        maybe(this::country));
  }

  private PermitLine line(int index) {
    return new PermitLine(
        "%d%s".formatted(index, one("", "/A", " é")),
        Taxon.named(one("Manis spp.", "Manis javanica", "Cactaceae spp.", text(200))),
        maybe(() -> text(200)),
        maybe(() -> code(CodeLists.SPECIMEN_TERMS)),
        maybe(() -> text(1000)),
        version == EPermitVersion.V2 ? some(i -> text(200), 0, 4) : List.of(),
        some(i -> quantity(), 0, 3),
        maybe(() -> one(Appendix.values())),
        maybe(() -> code(CodeLists.SOURCES)),
        maybe(this::country),
        some(i -> reference(), 0, 3),
        maybe(this::country),
        some(i -> reference(), 0, 3),
        maybe(this::date),
        maybe(this::quota),
        some(i -> examination(), 0, 3));
  }

  private PermitReference reference() {
    return new PermitReference(text(100), maybe(this::date));
  }

  private Quota quota() {
    return new Quota(
        random.nextBoolean() ? amount() : BigDecimal.ZERO, maybe(this::amount), maybe(this::unit));
  }

  private Examination examination() {
    return new Examination(date(), maybe(() -> text(200)), maybe(this::quantity));
  }

  private Quantity quantity() {
    return Quantity.of(amount(), maybe(this::unit));
  }

  private BigDecimal amount() {
    return BigDecimal.valueOf(1 + random.nextLong(1_000_000_000L), random.nextInt(7));
  }

  private Coded unit() {
    return random.nextInt(4) == 0
        ? new Coded(text(30), null, null)
        : UnitCodes.read(UNITS.get(random.nextInt(UNITS.size())));
  }

  private Coded country() {
    return one(code(CodeLists.PARTIES), new Coded("QQ", null, null));
  }

  /** As a permit has it: the code itself, or a text that is none. */
  private Coded code(CodeList list) {
    List<String> codes = List.copyOf(list.codes());
    return random.nextInt(4) == 0
        ? new Coded("?" + text(30), null, null)
        : Coded.of(codes.get(random.nextInt(codes.size())), list);
  }

  private LocalDate date() {
    return LocalDate.of(1970, 1, 1).plusDays(random.nextInt(30_000));
  }

  /** Without white space around it, which an XML document does not keep. */
  private String text(int longest) {
    int[] letters = LETTERS.codePoints().toArray();
    String middle =
        random
            .ints(random.nextInt(longest / 2), 0, letters.length)
            .map(i -> letters[i])
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return ("x" + middle).strip();
  }

  private <T> List<T> some(IntFunction<T> supplier, int least, int most) {
    List<T> list = new ArrayList<>();
    int count = least + random.nextInt(most - least + 1);
    for (int i = 0; i < count; i++) {
      list.add(supplier.apply(i));
    }
    return list;
  }

  private <T> T maybe(Supplier<T> supplier) {
    return random.nextBoolean() ? supplier.get() : null;
  }

  @SafeVarargs
  private <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
