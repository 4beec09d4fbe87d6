// SPDX-License-Identifier: EUPL-1.2
package org.saola.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.saola.message.code.CodeList;
import org.saola.message.code.CodeLists;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Part;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TransferBasis;
import org.saola.message.manifest.Urgency;
import org.saola.message.schema.PublishedSchemas;
import org.saola.message.seizure.Appendix;
import org.saola.message.seizure.EstimatedValue;
import org.saola.message.seizure.Quantity;
import org.saola.message.seizure.SeizureDate;
import org.saola.message.seizure.SeizureReport;
import org.saola.message.seizure.SeizureReportMessage;
import org.saola.message.seizure.SpecimenLine;
import org.saola.message.type.MessageTypes;
import org.saola.message.vocabulary.AsGiven;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.ConcealmentMethod;
import org.saola.message.vocabulary.DetectionMethod;
import org.saola.message.vocabulary.NamedText;
import org.saola.message.vocabulary.PartialDate;
import org.saola.message.vocabulary.Place;
import org.saola.message.vocabulary.SeizureReason;
import org.saola.message.vocabulary.Taxon;
import org.saola.message.vocabulary.TransportMode;

/** Whatever is valid is read as it was written, byte for byte, and its schema agrees. */
class RoundTripTest {
  private static final long SEED = Long.getLong("saola.seed", 20261122);
  private static final int ROUNDS = 200;
  private static final String LETTERS = "aZ9 ;,\"'=+-@\\/\n\té中😀";

  private Random random = new Random(SEED);

  @Test
  void manifests() throws Exception {
    for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
      random = new Random(seed);
      check(manifest(), "manifest-1", seed);
    }
  }

  @Test
  void seizureReports() throws Exception {
    for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
      random = new Random(seed);
      check(new SeizureReportMessage(report(), null), "seizure-report-1", seed);
    }
  }

  private static void check(Object document, String schema, long seed) throws Exception {
    byte[] json = StrictJson.write(document);
    Object read = StrictJson.read(json, document.getClass());
    assertThat(PublishedSchemas.complaints(schema, new String(json, UTF_8)))
        .as("seed %d", seed)
        .isEmpty();
    assertThat(read).as("seed %d", seed).isEqualTo(document);
    assertThat(StrictJson.write(read)).as("seed %d", seed).isEqualTo(json);
  }

  private Manifest manifest() {
    Instant created = Instant.ofEpochMilli(1_800_000_000_000L + random.nextInt());
    List<Recipient> to = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(5); i++) {
      to.add(new Recipient(new AgencyId("NL-A" + i), maybe(() -> "@eu-customs")));
    }
    List<AgencyId> agencies = to.stream().map(Recipient::agency).toList();
    return new Manifest(
        1,
        1 + random.nextInt(99),
        "demo",
        digest(),
        id(),
        new AgencyId("NL-CUSTOMS"),
        to,
        MessageTypes.SEIZURE_REPORT,
        maybe(this::id),
        null,
        created,
        created.plusMillis(1 + random.nextLong(90L * 86_400_000)),
        one(Urgency.values()),
        null,
        one(Purpose.values()),
        "EU-2016-680-ART8",
        maybe(() -> one(TransferBasis.values())),
        new Marking(
            one(Tlp.values()), List.of(one(HandlingCode.values())), one(Level.values()), null),
        maybe(this::digest),
        List.of(part("report", agencies), part("persons", agencies.subList(0, 1))),
        List.of());
  }

  private Part part(String name, List<AgencyId> to) {
    long size = random.nextLong(1L << 40);
    return new Part(
        name, "application/json", size, random.nextBoolean(), to, digest(), digest(), false);
  }

  private Digest digest() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Digest.ofHash(bytes);
  }

  private MessageId id() {
    return MessageId.next(
        Clock.fixed(Instant.ofEpochMilli(random.nextLong(1L << 41)), ZoneOffset.UTC), random);
  }

  private SeizureReport report() {
    return new SeizureReport(
        text(50),
        new SeizureDate(
            maybe(() -> new PartialDate(one("2026", "2025-12", "2024-02-29"))),
            maybe(() -> LocalDate.of(2027, 1, 1 + random.nextInt(31))),
            maybe(() -> text(50))),
        some(this::line, 1),
        maybe(() -> Place.of(one(text(200), "NL RTM", "50.9,-1.86"))),
        maybe(() -> text(200)),
        some(() -> AsGiven.of(text(100), DetectionMethod.class), 0),
        some(() -> AsGiven.of(one("forged", text(9)), SeizureReason.class), 0),
        some(() -> AsGiven.of(one("sea", text(9)), TransportMode.class), 0),
        some(() -> AsGiven.of(one("declared as soap", text(9)), ConcealmentMethod.class), 0),
        some(() -> coded(CodeLists.PARTIES), 0),
        some(() -> coded(CodeLists.PARTIES), 0),
        some(() -> coded(CodeLists.PARTIES), 0),
        maybe(() -> text(2000)),
        maybe(() -> text(2000)),
        null);
  }

  private SpecimenLine line() {
    return new SpecimenLine(
        Taxon.named(one("Manis spp.", "identification pending", "Manis javanica", text(100))),
        maybe(() -> one(Appendix.values())),
        maybe(() -> coded(one(CodeLists.SPECIMEN_TERMS, CodeLists.SPECIMEN_TERMS_2013))),
        some(this::quantity, 0),
        maybe(() -> EstimatedValue.of(one("12.50 EUR", "much", text(100)))),
        maybe(() -> coded(CodeLists.PURPOSES)),
        maybe(() -> coded(CodeLists.SOURCES)),
        maybe(() -> text(100)),
        maybe(() -> text(4000)),
        some(() -> new NamedText(text(20), text(1000)), 0));
  }

  private Quantity quantity() {
    BigDecimal amount = BigDecimal.valueOf(1 + random.nextLong(1_000_000_000L), random.nextInt(7));
    return Quantity.of(amount, maybe(() -> coded(one(CodeLists.UNITS, CodeLists.UNITS_2013))));
  }

  private Coded coded(CodeList list) {
    List<String> codes = List.copyOf(list.codes());
    return Coded.of(one(codes.get(random.nextInt(codes.size())), text(30)), list);
  }

  private String text(int longest) {
    int[] letters = LETTERS.codePoints().toArray();
    int length = 1 + random.nextInt(longest / 2);
    return random
        .ints(length, 0, letters.length)
        .map(i -> letters[i])
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private <T> List<T> some(Supplier<T> supplier, int least) {
    List<T> list = new ArrayList<>();
    int count = least + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      list.add(supplier.get());
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
