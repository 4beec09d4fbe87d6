// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.person.InformationBasis;
import org.saola.message.person.Person;
import org.saola.message.person.Persons;
import org.saola.message.person.SubjectCategory;

/** No text makes the finder slow: its time grows with the text's length and no faster. */
class AdversarialTextTest {
  private static final int MEBI = 1 << 20;
  private static final int SHORT = 1 << 12;
  // Ten times what was measured; anything worse than linear takes minutes at these lengths.
  private static final Duration LIMIT = Duration.ofSeconds(12);
  private static final Duration LIMIT_SHORT = Duration.ofMillis(500);
  private static final ListedPersons LISTED =
      ListedPersons.in(
          List.of(
              new Persons(
                  List.of(),
                  List.of(
                      new Person(
                          SubjectCategory.SUSPECT,
                          InformationBasis.FACT,
                          "Aaaa Bb",
                          "Aa",
                          null,
                          List.of(),
                          null,
                          null,
                          true)))));

  /** Of this thread's processor: other programs on the machine do not count. */
  private static Duration timeFor(String text) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    NominalFinder.inText("text", text, LISTED);
    return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "A",
        "1",
        " ",
        "<",
        "+",
        "@",
        ".",
        "A.",
        "A. ",
        "Aa ",
        "Aa-",
        "Aa'",
        "1 ",
        "1-",
        "+1 ",
        "a.",
        "a@",
        "a@a.",
        "Mr ",
        "Mr. A. ",
        "Mr van de ",
        "Mr Aa van ",
        "van de der ",
        "born ",
        "born on a day ",
        "né ",
        "geb. ",
        "passport ",
        "passport no ",
        "passport no. : is ",
        "tel. ",
        "tel. no. is ",
        "tel. 1 ",
        "driver ",
        "driver, named ",
        "arrested Aa ",
        "Aa was ",
        "name : ",
        "Name (aaaa) ",
        "NL91 ",
        "NL91ABNA",
        "P<",
        "A<",
        "< ",
        "&lt;",
        "regards,\n\n",
        "Aaaa ",
        "Aaaa Bb Aa ",
        "vessel named ",
        "rue du Dr ",
        "\u0301",
        "e\u0301",
        "ß",
        "\u200b"
      })
  void repeated(String piece) {
    String text = piece.repeat(SHORT / piece.length());
    assertThat(timeFor(text)).as(piece).isLessThan(LIMIT_SHORT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mr ", "1-"})
  void repeatedOverAMebibyte(String piece) {
    String text = piece.repeat(MEBI / piece.length());
    assertThat(timeFor(text)).as(piece).isLessThan(LIMIT);
  }

  @Test
  void piecesAtRandom() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String[] pieces = {
      "Mr ",
      "Aa",
      "A. ",
      "van ",
      "1",
      "12",
      " ",
      "-",
      "<",
      "<<",
      "born ",
      "passport ",
      "no. ",
      "tel. ",
      "+31 ",
      "@",
      ".a",
      "driver ",
      "was ",
      "arrested ",
      "Name: ",
      "NL91",
      "ABNA",
      ",",
      "\n"
    };
    StringBuilder text = new StringBuilder(MEBI / 64);
    while (text.length() < MEBI / 64) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    assertThat(timeFor(text.toString())).as("seed %d", seed).isLessThan(LIMIT);
  }

  @Test
  void findingsAreBounded() {
    String text = "Mr Aa Xx. ".repeat(1000);
    assertThat(NominalFinder.inText("text", text, LISTED)).hasSizeLessThanOrEqualTo(20);
  }
}
