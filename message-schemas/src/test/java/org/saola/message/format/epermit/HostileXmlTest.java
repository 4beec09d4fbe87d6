// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.format.epermit.EPermitFile.Outcome;
import org.saola.message.format.epermit.EPermitFile.Read;
import org.saola.message.format.epermit.EPermitFile.Refused;

/**
 * Documents made to do harm are refused in the words of the API, quickly and at flat memory.
 * Another seed: {@code -Dsaola.seed=7}.
 */
class HostileXmlTest {
  private static final long SEED = Long.getLong("saola.seed", 20261122);
  private static final int ROUNDS = 250;
  private static final Duration QUICK = Duration.ofSeconds(2);
  private static final long ENDLESS = 1L << 40;
  private static final String OPEN = "<CITESEPermit>";

  /** Why a document, or what came last in it, was refused; empty where nothing was. */
  private static String reason(InputStream xml) throws IOException {
    String reason = "";
    long start = cpu();
    try (EPermitFile file = EPermitFile.open(xml)) {
      for (Outcome outcome : file) {
        reason = outcome instanceof Refused refused ? refused.reason() : "";
      }
    } catch (XmlRefused e) {
      assertThat(e.place().line()).isPositive();
      assertThat(e.place().column()).isPositive();
      reason = e.reason();
    }
    assertThat(Duration.ofNanos(cpu() - start)).isLessThan(QUICK);
    return reason;
  }

  /** Of this thread: what others do on the machine is no matter. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static String reason(byte[] xml) throws IOException {
    return reason(new ByteArrayInputStream(xml));
  }

  private static String reason(String xml) throws IOException {
    return reason(xml.getBytes(UTF_8));
  }

  /** More than any memory holds: whoever does not stop by a bound never stops. */
  private static InputStream endless(String start, LongFunction<String> piece) {
    return new Repeated(start, piece, ENDLESS, "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE CITESEPermit>",
        "<!DOCTYPE CITESEPermit SYSTEM \"http://127.0.0.1:9/permit.dtd\">",
        "<!DOCTYPE CITESEPermit PUBLIC \"-//X//Y\" \"file:///etc/passwd\">",
        "<!DOCTYPE CITESEPermit [<!ENTITY x \"y\">]>",
        "<!DOCTYPE CITESEPermit [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>",
        "<!DOCTYPE CITESEPermit [<!ATTLIST CITESEPermit a CDATA \"b\">]>"
      })
  void documentTypesAreRefused(String type) throws IOException {
    assertThat(reason(type + OPEN + "&x;</CITESEPermit>")).startsWith("holds a document type");
  }

  @Test
  void theBillionLaughsAreRefused() throws IOException {
    StringBuilder type = new StringBuilder("<!DOCTYPE CITESEPermit [<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 10; i++) {
      type.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
    }
    assertThat(reason(type + "]>" + OPEN + "&l9;</CITESEPermit>"))
        .startsWith("holds a document type");
  }

  @Test
  void anExternalEntityIsNeverRead(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "SECRET-1");
    String type = "<!DOCTYPE CITESEPermit [<!ENTITY x SYSTEM \"%s\">]>".formatted(secret.toUri());

    String xml = type + EPermits.sample("v2-empty-values.xml").substring(39);

    assertThat(reason(xml.replace("BE-2026-77", "&x;")))
        .startsWith("holds a document type")
        .doesNotContain("SECRET");
  }

  @Test
  void entitiesWithoutADeclarationAreRefused() throws IOException {
    String xml = EPermits.sample("v2-empty-values.xml");

    assertThat(reason(xml.replace("BE-2026-77", "BE&unknown;77")))
        .isEqualTo("refers to an entity: none is ever resolved; nothing after it was read");
    assertThat(reason(xml.replace("BE-2026-77", "BE&amp;77&#65;"))).isEmpty();
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    assertThat(reason(endless(OPEN, i -> "<a>"))).contains("nested deeper than 32");
    assertThat(reason(endless("<x:r xmlns:x='urn:CitesDataExchange/v2/'>", i -> "<a>")))
        .contains("nested deeper than 32");
  }

  @Test
  void endlessTokensAreRefused() throws IOException {
    for (String start :
        new String[] {
          OPEN + "<a b='",
          OPEN + "<!-- ",
          OPEN + "<",
          OPEN + "<?x ",
          OPEN + "</",
          OPEN + "<![CDATA["
        }) {
      assertThat(reason(endless(start, i -> "abcdefgh".repeat(100))))
          .as(start)
          .matches(".*(million characters|well-formed|beyond).*");
    }
    assertThat(reason(endless("<!DOCTYPE a [", i -> "<!ENTITY x%d 'y'>".formatted(i))))
        .matches(".*(million characters|document type).*");
    assertThat(reason(endless("", i -> "        "))).contains("million");
  }

  @Test
  void endlessTextIsRefused() throws IOException {
    String header = OPEN + "<HeaderExchangedDocument>";
    assertThat(reason(new Repeated(header + "<ID>", i -> "0123456789".repeat(100), 5_000, "</ID>")))
        .contains("ends before it is complete");
    String open = header + "<ID>";
    String rest = "</ID></HeaderExchangedDocument></CITESEPermit>";
    assertThat(reason(new Repeated(open, i -> "0123456789".repeat(100), 5_000, rest)))
        .contains("characters");
  }

  @Test
  void endlessAttributesNamesAndNamespacesAreRefused() throws IOException {
    assertThat(reason(endless(OPEN + "<a ", i -> "b%d='' ".formatted(i))))
        .matches(".*(million|names|well-formed).*");
    assertThat(reason(endless(OPEN, i -> "<n%d/>".formatted(i)))).contains("1000 different names");
    assertThat(reason(endless(OPEN, i -> "<n xmlns='urn:%d'/>".formatted(i))))
        .contains("1000 different names");
    assertThat(reason(endless(OPEN, i -> "<p%d:n xmlns:p%d='u'/>".formatted(i, i))))
        .contains("1000 different names");
  }

  @Test
  void endlessElementsAreRefused() throws IOException {
    assertThat(reason(new Repeated(OPEN, i -> "<a>1</a>", 60_000, "</CITESEPermit>")))
        .isEqualTo("is one of more than 50000 elements");
    assertThat(reason(endless("<x:r xmlns:x='urn:CitesDataExchange/v2/'>", i -> "<a/>")))
        .contains("more than 1000 elements and no permit");
  }

  @Test
  void otherEncodingsAndVersionsAreRefused() throws IOException {
    String xml = EPermits.sample("v2-empty-values.xml");
    assertThat(reason(xml.replace("BE-2026-77", "B\u00c9").getBytes(ISO_8859_1)))
        .startsWith("is not UTF-8");
    assertThat(reason(xml.replace("UTF-8", "ISO-8859-1")))
        .isEqualTo("declares another encoding than UTF-8");
    assertThat(reason(xml.replace("1.0", "1.1"))).isEqualTo("is not XML 1.0");
    assertThat(reason(xml.getBytes(UTF_16))).isEqualTo("is not UTF-8");
    assertThat(reason("\uFEFF" + xml)).isEmpty();
    assertThat(reason("")).isNotEmpty();
  }

  @Test
  void aCutDocumentIsToldFromABrokenOne() throws IOException {
    String xml = EPermits.sample("v2-empty-values.xml");
    assertThat(reason(xml.substring(0, xml.indexOf("-2026-77"))))
        .startsWith("ends before it is complete");
    assertThat(reason(xml.substring(0, xml.indexOf("schemeAgencyID"))))
        .startsWith("ends before it is complete");
    assertThat(reason(xml.replace("</b:ID>", "</b:IDD>"))).startsWith("is not well-formed XML");
    assertThat(reason(xml + "<more/>")).startsWith("is not well-formed XML");
    assertThat(reason("{}")).startsWith("is not well-formed XML");
  }

  @Test
  void controlCharactersAreRefused() throws IOException {
    String xml = EPermits.sample("v2-empty-values.xml");
    assertThat(reason(xml.replace("BE-2026-77", "BE&#x85;77"))).contains("control characters");
    assertThat(reason(xml.replace("BE-2026-77", "BE&#x0;77"))).contains("well-formed");
    assertThat(reason(xml.replace("BE-2026-77", "BE\u000177"))).contains("well-formed");
  }

  @Test
  void aRefusalRepeatsNoValueOfTheDocument() throws IOException {
    String xml = EPermits.sample("v1-re-export-of-straps.xml");
    for (String broken :
        new String[] {
          xml.replace("Made-up Watches (synthetic)", "Marker".repeat(100)),
          xml.replace(
              "<b:PostOfficeBox></b:PostOfficeBox>",
              "<b:PostOfficeBox>" + "Marker".repeat(9) + "</b:PostOfficeBox>"),
          xml.replace("Made-up Watches (synthetic)", "Marker<"),
          xml.replace("Made-up Watches (synthetic)", "Marker&Marker;")
        }) {
      assertThat(reason(broken)).isNotEmpty().doesNotContain("Marker");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1-re-export-of-straps.xml",
        "v2-live-parrots.xml",
        "v2-several-permits.xml",
        "v2-empty-values.xml"
      })
  void damagedDocumentsAreReadOrRefused_eachPermitOnce(String sample) throws IOException {
    byte[] whole = EPermits.sample(sample).getBytes(UTF_8);
    for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
      check(damaged(whole, new Random(seed)), "%s, seed %d".formatted(sample, seed));
    }
  }

  @Test
  void garbageIsRefused() {
    Random random = new Random(SEED);
    for (int i = 0; i < 500; i++) {
      byte[] garbage = new byte[random.nextInt(2_000)];
      random.nextBytes(garbage);
      check(garbage, "garbage %d of seed %d".formatted(i, SEED));
    }
  }

  private static byte[] damaged(byte[] whole, Random random) {
    String text = new String(whole, UTF_8);
    int at = random.nextInt(text.length());
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(whole, random.nextInt(whole.length));
      case 1 ->
          (text.substring(0, at) + text.substring(random.nextInt(text.length()))).getBytes(UTF_8);
      case 2 -> replacedOnce(text, at, ">[^<]+<", ">" + "9".repeat(random.nextInt(5_000)) + "<");
      case 3 -> replacedOnce(text, at, "<b:", "<b:".repeat(1 + random.nextInt(100)));
      case 4 -> replacedOnce(text, at, "(<b:[^>]*>)", "$1".repeat(1 + random.nextInt(100)));
      default -> withFlippedBytes(whole, random);
    };
  }

  private static byte[] replacedOnce(String text, int from, String find, String with) {
    return (text.substring(0, from) + text.substring(from).replaceFirst(find, with))
        .getBytes(UTF_8);
  }

  private static byte[] withFlippedBytes(byte[] whole, Random random) {
    byte[] damaged = whole.clone();
    for (int i = 0; i <= random.nextInt(4); i++) {
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return damaged;
  }

  private static void check(byte[] xml, String what) {
    long start = cpu();
    long permits = 0;
    try (EPermitFile file = EPermitFile.open(new ByteArrayInputStream(xml))) {
      for (Outcome outcome : file) {
        permits++;
        assertThat(outcome.permit()).as(what).isEqualTo(permits);
        if (outcome instanceof Read read) {
          RoundTrips.checkAgain(read, what);
        }
      }
      assertThat(permits).as(what).isPositive();
    } catch (XmlRefused e) {
      assertThat(e.reason()).as(what).isNotBlank();
      assertThat(e.place().path()).as(what).startsWith("/");
    } catch (IOException | RuntimeException e) {
      fail(what, e);
    }
    assertThat(Duration.ofNanos(cpu() - start)).as(what).isLessThan(QUICK);
  }
}
