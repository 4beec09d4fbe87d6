// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.code.CodeLists;
import org.saola.message.person.IdentityDocument;
import org.saola.message.person.InformationBasis;
import org.saola.message.person.Person;
import org.saola.message.person.Persons;
import org.saola.message.person.SubjectCategory;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.NamedText;

class NominalFinderTest {
  private static final ListedPersons NOBODY = ListedPersons.none();

  private static List<Finding> in(String text) {
    return NominalFinder.inText("text", text, NOBODY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NAME | The parcel was addressed to Mr. John Whitfield in Leeds.
          NAME | MR JOHN WHITFIELD WAS PRESENT
          NAME | Spoke with Dr A. Okonkwo about the horns.
          NAME | La valise appartenait à Mme Lefèvre.
          NAME | Monsieur Jean-Pierre de la Tour a déclaré rien.
          NAME | De koffer was van dhr. J. de Vries uit Ede.
          NAME | Volgens mevrouw Van den Berg was alles legaal.
          NAME | Die Sendung ging an Herrn Prof. Dr. Karl Müller-Lüdenscheidt.
          NAME | Frau Özdemir verweigerte die Aussage.
          NAME | Segundo o Sr. João da Silva, eram nozes.
          NAME | A Sra. Conceição Lopes assinou a guia.
          NAME | The driver, Piotr Kowalczyk, fled on foot.
          NAME | Der Fahrer Hans Meier gab an, nichts zu wissen.
          NAME | bestuurder Kees Bakker had geen papieren
          NAME | le conducteur Ahmed Benali a pris la fuite
          NAME | o motorista Carlos Andrade fugiu
          NAME | a man named Nguyen Van Hai collected it
          NAME | Thomas Becker was arrested at the gate.
          NAME | Hans Schulz wurde am 3. Mai am Flughafen festgenommen.
          NAME | Maria Oliveira foi detida no aeroporto.
          NAME | Surname: OKAFOR
          NAME | Nom et prénom : DUPONT Jean
          NAME | Achternaam: Jansen
          NAME | Name: Meier, Hans
          NAME | Nome completo: Ana Beatriz Rocha
          NAME | Met vriendelijke groet, Pieter de Boer
          NAME | Mit freundlichen Grüßen\u00a0Sabine Koch
          NAME | Piotr Kowalczyk paid in cash
          NAME | de koffer van Kees van der Meer stond open
          NAME | JOSEPH OKAFOR came for it
          NAME | le colis de DUPONT Michel
          NAME | the bag of maria santos was empty
          NAME | signed P.J. de Groot
          NAME | suspect Okafor was in the hall
          NAME | verdachte Bakker verklaarde niets
          NAME | Beschuldigter Meier schwieg.
          NAME | a mala de Paulo Andrade
          BIRTH_DATE | Jahrgang 1975
          DOCUMENT | on the form 12345678Z was written
          DOCUMENT | 756.9217.0769.85
          DOCUMENT | the card 12345678 9 ZZ4
          PHONE | il est joignable au 06 12 34 56 78
          PHONE | 07700 900123 was on the note
          PHONE | stuur een bericht naar 06-12345678
          PHONE | 0171 / 234 5678
          PHONE | ligar para 912 345 678
          NAME | the driver was piotr kowalczyk, from Ede
          NAME | Ngono Mbarga said that the parcel was his
          NAME | his lawyer Tremblay called twice; dierenarts Hoekstra, too
          NAME | Me Tremblay assiste le prévenu
          DOCUMENT | Dutch passport NPRDBF1K8
          DOCUMENT | passeport néerlandais n° NX12K4567
          PHONE | 0031 6 1234 5678 was dialled
          EMAIL | hoekstra@hoekstra.example
          EMAIL | trader.import@hotmail.com
          EMAIL | write to exotic.pets@gmail.com
          EMAIL | anna.port@example.net
          EMAIL | jan.jansen at example dot org
          EMAIL | p.customs@example.net
          BIRTH_DATE | Date of birth: 12/03/1980
          BIRTH_DATE | a man born on 12 March 1980 in Lagos
          BIRTH_DATE | a man born in Lagos on March 12, 1980
          BIRTH_DATE | DOB 1980-03-12
          BIRTH_DATE | né le 3 mai 1975 à Lyon
          BIRTH_DATE | née à Gand le 03.05.1975
          BIRTH_DATE | geboren op 3 mei 1975 te Gent
          BIRTH_DATE | geb. 03-05-1975
          BIRTH_DATE | geboren am 03.05.1975
          BIRTH_DATE | nascido em 3 de maio de 1975
          BIRTH_DATE | data de nascimento: 03/05/1975
          BIRTH_DATE | Year of birth 1975
          DOCUMENT | passport no. X1234567
          DOCUMENT | Passport number: 533401372
          DOCUMENT | passeport français n° 09AB12345
          DOCUMENT | carte d'identité n° 592-1234567-89
          DOCUMENT | paspoort met nummer NXB1C2D34
          DOCUMENT | BSN 123456782
          DOCUMENT | Personalausweis-Nr. L01X00T47
          DOCUMENT | Reisepass C01X0006H
          DOCUMENT | passaporte nº FB123456
          DOCUMENT | CPF 529.982.247-25
          DOCUMENT | the number 529.982.247-25 was on the label
          DOCUMENT | rijksregisternummer 85.07.30-033.28
          DOCUMENT | driving licence WHITF805123JA9XX
          PHONE | He called +31 6 12345678 twice.
          PHONE | reachable at +234 803 123 4567
          PHONE | Tel. 010-1234567
          PHONE | Tél. : 06 12 34 56 78
          PHONE | Handy 0171 2345678
          PHONE | telemóvel 912 345 678
          PHONE | mobiel nummer 06-12345678
          EMAIL | write to jan.jansen@example.org
          EMAIL | from pk1975@mail.example
          EMAIL | jan.jansen [at] example.org
          IBAN | paid to NL91 ABNA 0417 1643 00 in March
          IBAN | DE89370400440532013000
          IBAN | FR14 2004 1010 0505 0001 3M02 606
          MRZ | P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
          MRZ | L898902C36UTO7408122F1204159ZE184226B<<<<<10
          MRZ | I<UTOD231458907<<<<<<<<<<<<<<<
          MRZ | 7408122F1204159UTO<<<<<<<<<<<6
          """)
  void findsAndNames(FindingKind kind, String text) {
    assertThat(in(text)).as(text).extracting(Finding::kind).containsOnly(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Manis javanica, 109 sacks of scales, declared as cashew nuts",
        "M. javanica and M. pentadactyla, identified by DNA; cf. M. Javanica in the older list",
        "Container MSKU1234565, seal ML-NG0012345, bill of lading MAEU123456789",
        "Flight KL0588 from Lagos, air waybill 074-12345675",
        "CITES permit no. NL-22-1234567, certificate BE/2026/PB-00123, import licence number 4711998",
        "HS 0507.10.00, 1 203.5 kg in 42 bags, value EUR 12 000 000",
        "Seized on 3 October 2026 in the port of Rotterdam, reported 05.10.2026",
        "Questions to cites@minlnv.example, info@douane.example or customs-desk@port.example",
        "Mail importpermits@bfn.example, citesma@icnf.example, dg-env@ec.example, bfn@bfn.de",
        "The vessel MV Dr. Karl Carstens, the Jan van Gent and the MSC Maria Elena",
        "Aboard the ship Captain Tsarev; a container ship named Emma Maersk",
        "Rue du Docteur Roux 12, Dr.-Hans-Kapfinger-Straße, Rua Dr. José Falcão, Prof. Lorentzlaan 4",
        "The DR Congo and the Dr Congo basin; Don Mueang airport; French Guiana",
        "Mr President, Herr Direktor, Madame la Ministre, Monsieur le Préfet, Sr. Presidente",
        "Three lion cubs born on 12 March 2019 in captivity; the falcon (date of birth 01.05.2020)",
        "tortue née en captivité le 3 mai 2019; Papagei, geboren am 03.05.2019 im Zoo",
        "EU pet passport no. NL528123456; Heimtierausweis Nr. DE0112345678; plant passport number 12345678",
        "Position +52.370216, +4.895168 and 51.9, 4.4; the stock rose by +10 000 000 units",
        "Customs hotline +31 88 151 20 00; meldkamer tel. 088-1234567",
        "Dutch Customs was charged with the storage; Federal Police Brussels was questioned in parliament",
        "identified as African Grey Parrot, known as Sunda Pangolin, species named Manis Culionensis",
        "DRIVER ARRESTED AT BORDER CROSSING POINT",
        "Vessel name: Jan Maria Gent; Scientific name: Manis Javanica",
        "Passport control found the goods in hall 2 of terminal 3 on 12 November 2026",
        "National Park Service, Ministry of Agriculture, Hauptzollamt Hamburg, Receita Federal",
        "NL91ABNA0417164301 fails its check; GB12ABCD is too short",
        "customs.rotterdam@example.org, antwerpen-cites@example.org, icnf@icnf.example, cites-ma@example.org",
        "0031 456 lots; permit 0012345678901; officer training; an officer of Dutch Customs said so",
        "Emma Maersk, Jan van Gent, Charles de Gaulle, San Pedro Sula, the Maria Elena, Max Planck Institut",
        "Manis javanica Desmarest, 1822; identified after A. Smith, 1849; U.S. Customs; hall A. The goods",
        "Martin Schmidt GmbH, Peter Jones Ltd, Van Dijk & Zonen, suspect package, driver training",
        "12345678A and 12345678 1 were lot numbers; 756.9217.0769.86; AB 12 34 56",
        "Lots 07 700 900 and 06 12 34; 912 345 678 seeds; quantity 0171 pieces",
        "Annex II <<see below>> and A<B<C; x << 3",
      })
  void leavesTheFieldsOwnTextsAlone(String text) {
    assertThat(in(text)).as(text).isEmpty();
  }

  @Test
  void explainsWithoutRepeating() {
    Finding finding = in("Tell Mr John Whitfield, passport no. X1234567.").getFirst();
    assertThat(finding.explanation())
        .isEqualTo(
            "seems to show a person's name (M* J*** W********)."
                + " Put the person into the nominal part, or write the role alone.");
    assertThat(in("Tell Mr John Whitfield, passport no. X1234567.").getLast().explanation())
        .contains("67)")
        .doesNotContain("1234567");
  }

  private static ListedPersons listed(String family, String given, String document) {
    Person person =
        new Person(
            SubjectCategory.SUSPECT,
            InformationBasis.FACT,
            family,
            given,
            null,
            List.of(),
            new IdentityDocument("passport", document, null),
            null,
            true);
    return ListedPersons.in(List.of(new Persons(List.of(), List.of(person))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Silva    | João Pedro | joao silva carried them                  | CERTAIN
          Silva    | João Pedro | Silva said that he had bought them       | LIKELY
          Okafor   | Ada        | the bag of ada was green, okafor denied  | LIKELY
          Rosario  | Giovanna   | Giovanna paid for the ticket             | LIKELY
          Silva    | João Pedro | SILVA, Joao                              | CERTAIN
          Silva    | João Pedro | Silva foi detido no porto                | LIKELY
          Müller   | Jürgen     | Juergen Mueller drove                    | CERTAIN
          Müller   | Jürgen     | MULLER was the consignee                 | LIKELY
          Łukasz   | Paweł      | Pawel Lukasz                             | CERTAIN
          Li       | Wei        | Li Wei paid                              | CERTAIN
          Le       | Hai        | LE Van Hai                               | CERTAIN
          de Vries | Jan        | the bag of De Vries                      | LIKELY
          Manis    | Oscar      | Oscar Manis sold scales                  | CERTAIN
          """)
  void findsListedNames(String family, String given, String text, Certainty certainty) {
    List<Finding> findings = NominalFinder.inText("text", text, listed(family, given, "unknown"));
    assertThat(findings)
        .as(text)
        .extracting(Finding::kind)
        .containsExactly(FindingKind.LISTED_NAME);
    assertThat(findings).extracting(Finding::certainty).containsExactly(certainty);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Silva  | João  | Felis silvestris, the silvan reserve, Porto Silva, Rua Silva 3
          Manis  | Oscar | Manis javanica, Manis spp. and Manis scales
          Lagos  | Ana   | from Lagos to Lagos; via Lagos; Lagos port
          Fischer | Ana  | Fischer fanden die Kisten; der Fischer; Fischers Unzertrennlicher
          Okafor | Ada   | in Okafor, near Okafor, Okafor River, Okafor-Preis, X. y Okafor, 1851
          Wolf   | Ana   | ein Wolf und zwei Wölfe; Wolf furs
          Li     | Wei   | li, Li and the wei of the Liao
          Le     | Hai   | le port de Hai Phong; tout le monde
          Port   | Jan   | the Port of Rotterdam
          Jansen | Piet  | jansenism, the ship Jansen and the Jansenstraat
          """)
  void isNotSoTolerantThatWordsBecomeNames(String family, String given, String text) {
    assertThat(NominalFinder.inText("text", text, listed(family, given, "unknown"))).isEmpty();
  }

  @Test
  void findsTheListedDocumentHoweverItIsSpaced() {
    ListedPersons listed = listed("Okafor", "Ada", "A-012 345.67");
    assertThat(NominalFinder.inText("text", "label a01234567, box 2", listed))
        .extracting(Finding::kind)
        .containsExactly(FindingKind.DOCUMENT);
    assertThat(NominalFinder.inText("text", "A 012-345 67", listed)).hasSize(1);
    assertThat(NominalFinder.inText("text", "container AA01234567", listed)).isEmpty();
  }

  @Test
  void whatStandsBesideACodeIsSearchedUnlessItIsTheCodesOwnName() {
    assertThat(
            NominalFinder.in(
                coded("scales of Mr John Whitfield, IBAN BE68 5390 0754 7034"), NOBODY))
        .extracting(Finding::kind)
        .contains(FindingKind.NAME, FindingKind.IBAN);
    assertThat(NominalFinder.in(coded("SCA"), NOBODY)).isEmpty();
    assertThat(NominalFinder.in(coded("scales"), NOBODY)).isEmpty();
  }

  private static Coded coded(String asGiven) {
    return new Coded(asGiven, "SCA", CodeLists.SPECIMEN_TERMS.id());
  }

  @Test
  void whatCanBeReviewedNeverCrowdsOutWhatCannot() {
    List<NamedText> texts = new java.util.ArrayList<>();
    for (int i = 0; i < 20; i++) {
      texts.add(
          new NamedText("remark", "Spoke with Mr John Whitfield and Mrs Ann Okafor. ".repeat(9)));
    }
    texts.add(new NamedText("remark", "IBAN BE68 5390 0754 7034"));
    List<Finding> findings = NominalFinder.in(new Remarks(texts), NOBODY);
    assertThat(findings).extracting(Finding::kind).contains(FindingKind.IBAN);
    assertThat(findings.stream().filter(Finding::isReviewable)).hasSize(NominalFinder.MOST);
  }

  record Remarks(List<NamedText> remarks) {}
}
