// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.umfstyle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saola.message.code.CodeLists;
import org.saola.message.format.traced.NominalParts;
import org.saola.message.format.traced.TracedMessage;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.TypeId;
import org.saola.message.person.IdentityDocument;
import org.saola.message.person.InformationBasis;
import org.saola.message.person.Person;
import org.saola.message.person.SubjectCategory;
import org.saola.message.request.CaseSubjects;
import org.saola.message.request.CaseSubjects.Subject;
import org.saola.message.type.MessageTypes;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.PartialDate;

class UmfStyleTest {
  private static final long SEED = Long.getLong("saola.seed", 20261122);
  private static final TypeId REQUEST = new TypeId("case-request/1");
  private static final String LETTERS = "aZ9 <>&\"'\r\n\té中😀]]>";

  private static TracedMessage message(CaseSubjects subjects, NominalParts nominal) {
    return TracedMessage.of(
        MessageTypes.find(REQUEST).orElseThrow(),
        Optional.empty(),
        Map.of("persons", subjects),
        nominal);
  }

  private static byte[] written(CaseSubjects subjects) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TracedMessage message = message(subjects, NominalParts.EXPORTED);
    assertThat(UmfStyleWriter.write(REQUEST, message, out)).isEmpty();
    assertThat(message.carried()).isEqualTo(message.present());
    return out.toByteArray();
  }

  private static CaseSubjects read(byte[] xml) throws UmfStyleRefused {
    return UmfStyleReader.read(new ByteArrayInputStream(xml));
  }

  private static CaseSubjects example() {
    Person person =
        new Person(
            SubjectCategory.SUSPECT,
            InformationBasis.FACT,
            "Voorbeeld",
            "Anna",
            new PartialDate("1980-02"),
            List.of(Coded.of("NL", CodeLists.PARTIES), Coded.of("stateless", CodeLists.PARTIES)),
            new IdentityDocument("passport", "SYN0001", "NL"),
            "two\nlines",
            true);
    return new CaseSubjects(
        List.of(
            new Subject(person, null, "the consignee"), new Subject(null, "MV Example", "ship")));
  }

  @Test
  void whatIsWrittenIsReadTheSame() throws Exception {
    CaseSubjects subjects = example();
    assertThat(read(written(subjects))).isEqualTo(subjects);
    Random random = new Random(SEED);
    for (int i = 0; i < 100; i++) {
      CaseSubjects any = any(random);
      StrictJson.validate(any);
      assertThat(read(written(any))).as("seed %d, round %d", SEED, i).isEqualTo(any);
    }
  }

  private static CaseSubjects any(Random random) {
    List<Subject> subjects = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(5); i++) {
      Person person =
          new Person(
              SubjectCategory.values()[random.nextInt(4)],
              InformationBasis.values()[random.nextInt(2)],
              random.nextBoolean() ? text(random) : null,
              random.nextBoolean() ? text(random) : null,
              random.nextBoolean() ? new PartialDate("1999-12-31") : null,
              random.nextBoolean() ? List.of(Coded.of(text(random), CodeLists.PARTIES)) : List.of(),
              random.nextBoolean() ? new IdentityDocument(text(random), text(random), null) : null,
              random.nextBoolean() ? text(random) : null,
              random.nextBoolean());
      subjects.add(
          random.nextBoolean()
              ? new Subject(person, null, text(random))
              : new Subject(null, text(random), text(random)));
    }
    return new CaseSubjects(subjects);
  }

  private static String text(Random random) {
    int[] letters = LETTERS.codePoints().toArray();
    return random
        .ints(1 + random.nextInt(40), 0, letters.length)
        .map(i -> letters[i])
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void theDocumentSaysItselfThatConformanceIsNotClaimed() throws Exception {
    String xml = new String(written(example()), UTF_8);
    assertThat(xml).contains("conformance=\"none: in the style of UMF alone");
    String claims = xml.replace("none: in the style of UMF alone", "UMF 3");
    assertThat(refused(claims)).contains("conformance is not claimed");
  }

  @Test
  void withoutLeaveForNominalPartsNothingIsWritten() {
    TracedMessage message = message(example(), NominalParts.LEFT_OUT);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThatThrownBy(() -> UmfStyleWriter.write(REQUEST, message, out))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("may not be exported");
    assertThat(out.size()).isZero();
  }

  private static String refused(String xml) {
    UmfStyleRefused e =
        catchThrowableOfType(UmfStyleRefused.class, () -> read(xml.getBytes(UTF_8)));
    assertThat(e).as("must be refused").isNotNull();
    return e.getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<Person>             | <Person><Phone>1</Phone>                    | does not know",
        "<Person>             | <Person><x:Note xmlns:x='urn:x'>1</x:Note>  | another namespace",
        "<Person>             | <Person>loose                               | text between",
        "<Category>           | <Category kind='x'>                         | attribute",
        "<Category>SUSPECT    | <Category>SUSPEKT                           | does not know",
        "<Category>SUSPECT    | <Category><b/>SUSPECT                       | more than text",
        "<Synthetic>true      | <Synthetic>yes                              | does not know",
        "<Note>               | <Note>1</Note><Note>                        | twice",
        "</UmfStyleDocument>  | ' '                                         | well-formed",
        "urn:saola:umf-style:1 | urn:umf                                    | no UmfStyleDocument",
        "code=\"NL\"          | code=\"QQ\"                                 | CODE_NOT_IN_LIST",
      })
  void whatTheFormDoesNotKnowIsRefused(String find, String with, String why) throws Exception {
    String xml = new String(written(example()), UTF_8);
    assertThat(xml).contains(find);
    assertThat(refused(xml.replace(find, with))).contains(why);
  }

  @Test
  void documentTypesAndEntitiesAreRefused() throws Exception {
    String xml = new String(written(example()), UTF_8);
    String start = "<UmfStyleDocument";
    String laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + start;
    assertThat(refused(xml.replace(start, laughs).replace("Voorbeeld", "&b;"))).isNotEmpty();
    assertThat(refused(xml.replace(start, "<!DOCTYPE x>" + start))).isNotEmpty();
    String file = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/hostname\">]>" + start;
    assertThat(refused(xml.replace(start, file).replace("Voorbeeld", "&f;"))).isNotEmpty();
    assertThat(refused(xml.replace("Voorbeeld", "&unknown;"))).isNotEmpty();
  }

  @Test
  void anEndlessDocumentIsRefusedInFlatMemory() throws Exception {
    String xml = new String(written(example()), UTF_8);
    int at = xml.indexOf("<Entity>");
    String entity = xml.substring(at, xml.indexOf("</Entity>") + 9);
    assertThat(endless(xml.substring(0, at), entity)).contains("more than 200 subjects");
    assertThat(endless(xml.substring(0, xml.indexOf("Voorbeeld")), "long name "))
        .contains("10000 characters");
  }

  private static String endless(String start, String rest) {
    InputStream in =
        new InputStream() {
          private byte[] now = start.getBytes(UTF_8);
          private int next;

          @Override
          public int read() {
            if (next == now.length) {
              now = rest.getBytes(UTF_8);
              next = 0;
            }
            return now[next++] & 0xff;
          }
        };
    return catchThrowableOfType(UmfStyleRefused.class, () -> UmfStyleReader.read(in)).getMessage();
  }

  @Test
  void damagedDocumentsAreReadOrRefused_quickly() throws Exception {
    byte[] whole = written(example());
    long start = System.nanoTime();
    for (long seed = SEED; seed < SEED + 2_000; seed++) {
      Random random = new Random(seed);
      byte[] damaged = whole.clone();
      if (random.nextInt(4) == 0) {
        damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
      } else {
        for (int i = 0; i <= random.nextInt(4); i++) {
          damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      try {
        assertThat(read(damaged).subjects()).as("seed %d", seed).isNotEmpty();
      } catch (UmfStyleRefused e) {
        assertThat(e.getMessage()).as("seed %d", seed).doesNotContain("Voorbeeld", "SYN0001");
      } catch (RuntimeException e) {
        fail("seed " + seed, e);
      }
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }
}
