// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.saola.connectors.compose.DraftRefused.Code;
import org.saola.connectors.standin.Samples;
import org.saola.message.format.Draft;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Recipient;
import org.saola.message.notice.DecisionAnswer.Ruling;
import org.saola.message.notice.Holders;

/** A word of the originator reaches all who have the message, in as many messages as it takes. */
class WordInSeveralTest extends AtTheComposer {
  private static Draft recall(EarlierMessage target) throws Exception {
    return Draft.read(
        """
        {"type": "recall/1", "thread": "%s", "inReplyTo": "%s",
         "target": {"id": "%s", "manifest": "%s"},
         "parts": {"recall": {"reason": "OUTDATED", "explanation": "It is no longer so."}}}
        """
            .formatted(target.id(), target.id(), target.id(), target.manifest())
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void recallThatNamesNobodyGoesToAllWhoHaveTheMessage() throws Exception {
    var target =
        new EarlierMessage(
            new MessageId("01936f2e-0000-7000-8000-000000000001"), Digest.of(new byte[] {3}));
    assertThatThrownBy(() -> customs.composer.compose(recall(target)))
        .isInstanceOfSatisfying(
            DraftRefused.class, e -> assertThat(e.code()).isEqualTo(Code.NO_HOLDERS));
    assertThatThrownBy(
            () ->
                customs.composer.compose(
                    recall(target)
                        .continuing(new MessageId("01936f2e-0000-7000-8000-0000000000aa"))))
        .as("sent on, of what the hub does not know")
        .hasMessageContaining("knows of nobody");
    hub.holders.put(
        target.manifest(),
        new Holders(List.of(new AgencyId("FR-POLICE"), new AgencyId("BE-CITES"))));

    List<Composition> recalls = customs.composer.compose(recall(target));

    assertThat(recalls).hasSize(1);
    assertThat(agencies(sealed(recalls.getFirst()))).containsExactly("FR-POLICE", "BE-CITES");
    assertThat(sealed(recalls.getFirst()).manifest().target()).isEqualTo(target);
  }

  private EarlierMessage heldBy(String... agencies) {
    var target =
        new EarlierMessage(
            new MessageId("01936f2e-0000-7000-8000-000000000001"), Digest.of(new byte[] {3}));
    hub.holders.put(
        target.manifest(), new Holders(Stream.of(agencies).map(AgencyId::new).toList()));
    return target;
  }

  private static Draft correction(EarlierMessage target) throws Exception {
    return Draft.read(
        """
        {"type": "correction/1", "thread": "%s", "inReplyTo": "%s",
         "target": {"id": "%s", "manifest": "%s"},
         "parts": {"correction": {"reason": "INCORRECT", "explanation": "Another port.",
           "changes": [{"place": "report.location", "wrong": "NLRTM", "right": "NLAMS"}]}}}
        """
            .formatted(target.id(), target.id(), target.id(), target.manifest())
            .getBytes(StandardCharsets.UTF_8));
  }

  private static List<Composition.Sealed> all(List<Composition> compositions) {
    return compositions.stream().map(AtTheComposer::sealed).toList();
  }

  @Test
  void aRecallThatMoreHaveThanAMessageCanName_goesInSeveral_thatNameTheFirst() throws Exception {
    EarlierMessage target =
        heldBy("FR-POLICE", "BE-CITES", "EUROPOL", "TWIX", "BR-CUSTOMS", "LEFT-LONG-AGO");

    List<Composition.Sealed> recalls = all(customs.composer(2).compose(recall(target)));

    assertThat(recalls)
        .extracting(AtTheComposer::agencies)
        .containsExactly(
            List.of("FR-POLICE", "BE-CITES"), List.of("EUROPOL", "BR-CUSTOMS"), List.of("TWIX"));
    assertThat(recalls)
        .extracting(one -> one.manifest().inReplyTo())
        .containsExactly(target.id(), recalls.getFirst().manifest().id(), target.id());
    assertThat(customs.composer(2).preview(recall(target))).hasSize(3);
    assertThat(customs.composer(4).compose(recall(target))).hasSize(2);
  }

  @Test
  void onlyTheOriginatorsWordIsSplit() throws Exception {
    Draft many = Samples.draft().sentTo(List.of("FR-POLICE", "BE-CITES", "EUROPOL"));
    assertThat(agencies(sealed(customs.composer(2).compose(many).getFirst()))).hasSize(3);
  }

  @Test
  void asManyMessagesAsItTakes() {
    List<Recipient> holders =
        IntStream.range(0, 1100)
            .mapToObj(i -> new Recipient(new AgencyId("AGENCY-" + i), null))
            .toList();
    assertThat(new Addressees(holders, Set.of()).inGroupsOf(Composer.MOST_RECIPIENTS))
        .extracting(group -> group.to().size())
        .containsExactly(500, 500, 100);
  }

  @Test
  void aWordThatWasTakenInPart_goesToThoseAloneWhomItHasNotReached() throws Exception {
    hub.rules = (query, nominal, agency) -> new Ruling(true, List.of("permit-all"));
    EarlierMessage target = heldBy("FR-POLICE", "BE-CITES", "EUROPOL");
    for (Draft word : List.of(recall(target), correction(target))) {
      List<Composition.Sealed> parts = all(customs.composer(1).compose(word));
      hub.take("NL-CUSTOMS", parts.getFirst().bytes());
      hub.take("NL-CUSTOMS", parts.getLast().bytes());
      Draft rest = word.continuing(parts.getFirst().manifest().id());

      List<Composition.Sealed> left = all(customs.composer(1).compose(rest));

      assertThat(left).extracting(AtTheComposer::agencies).containsExactly(List.of("BE-CITES"));
      assertThat(left.getFirst().manifest().inReplyTo())
          .isEqualTo(parts.getFirst().manifest().id());
      hub.take("NL-CUSTOMS", left.getFirst().bytes());
      assertThatThrownBy(() -> customs.composer(1).compose(rest))
          .hasMessageContaining("everybody who has the message");
      assertThat(customs.composer(1).compose(word)).as("said again").hasSize(3);
    }
  }

  /** Partners are not to learn that there are others, nor the hub to look for them among those. */
  @Test
  void aWordThatReachedTheOthersAlone_beginsAnewForPartners() throws Exception {
    hub.rules = (query, nominal, agency) -> new Ruling(true, List.of("permit-all"));
    EarlierMessage target = heldBy("FR-POLICE", "BE-CITES", "TWIX");
    for (Draft word : List.of(recall(target), correction(target))) {
      List<Composition.Sealed> parts = all(customs.composer(1).compose(word));
      assertThat(parts).hasSize(3);
      hub.take("NL-CUSTOMS", parts.getFirst().bytes());
      Draft rest = word.continuing(parts.getFirst().manifest().id());

      List<Composition.Sealed> left = all(customs.composer(1).compose(rest));

      assertThat(left)
          .extracting(AtTheComposer::agencies)
          .containsExactly(List.of("BE-CITES"), List.of("TWIX"));
      assertThat(left)
          .extracting(one -> one.manifest().inReplyTo())
          .containsExactly(parts.getFirst().manifest().id(), target.id());
    }
  }

  @Test
  void whatAnswersAnotherMessage_isOneWord_andIsNotSaidTwiceInSeveral() throws Exception {
    hub.rules = (query, nominal, agency) -> new Ruling(true, List.of("permit-all"));
    EarlierMessage target = heldBy("FR-POLICE", "BE-CITES");
    MessageId question = new MessageId("01936f2e-0000-7000-8000-0000000000aa");
    List<Composition.Sealed> parts =
        all(customs.composer(1).compose(correction(target).continuing(question)));
    assertThat(parts)
        .extracting(one -> one.manifest().inReplyTo())
        .containsExactly(question, question);
    hub.take("NL-CUSTOMS", parts.getFirst().bytes());
    Draft again =
        correction(target)
            .continuing(parts.getFirst().manifest().id())
            .sentTo(List.of("FR-POLICE", "BE-CITES"));
    assertThatThrownBy(() -> customs.composer(1).compose(again))
        .isInstanceOfSatisfying(
            DraftRefused.class, e -> assertThat(e.code()).isEqualTo(Code.REACHED_BEFORE));
    assertThat(customs.composer(2).compose(again)).as("in one").hasSize(1);
  }
}
