// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saola.message.format.Draft;
import org.saola.message.manifest.Answer;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.FieldsOfType;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.ReplyOutcome;
import org.saola.message.manifest.TypeId;
import org.saola.message.person.InformationBasis;
import org.saola.message.person.Person;
import org.saola.message.person.SubjectCategory;
import org.saola.message.recall.Recall;
import org.saola.message.reply.CaseReply;
import org.saola.message.request.CaseRequest;
import org.saola.message.request.CaseSubjects;
import org.saola.message.request.TimeLimit;
import org.saola.message.type.MessageTypes;

/** Drafts for tests. Persons in them are made up. */
final class Drafts {
  private Drafts() {}

  static Draft request(String to, String offence, boolean persons) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put(
        "request",
        new CaseRequest(
            "NL-2026-17",
            "Registered keepers of the vehicle used on 3 October 2026",
            "Investigation of an organised group that imports pangolin scales",
            "On 3 October 2026 109 sacks were found at Rotterdam among declared cashew nuts.",
            offence,
            "The vehicle was registered in your country",
            TimeLimit.OTHER,
            null,
            "Not to be shown to the consignee"));
    if (persons) {
      parts.put("persons", persons("Vermeulen-Sample"));
    }
    return draft("case-request/1", to, null, null, null, parts);
  }

  static CaseSubjects persons(String familyName) {
    return new CaseSubjects(
        List.of(
            new CaseSubjects.Subject(
                new Person(
                    SubjectCategory.SUSPECT,
                    InformationBasis.ASSESSMENT,
                    familyName,
                    "Synthetic",
                    null,
                    List.of(),
                    null,
                    null,
                    true),
                null,
                "Signed the declaration")));
  }

  static Draft question(String to, MessageId thread, String question) {
    return draft(
        "case-reply/1",
        to,
        thread,
        thread,
        new Answer(ReplyOutcome.CLARIFY, null, null),
        Map.of(
            "reply",
            new CaseReply("FR-9", "NL-2026-17", null, null, null, List.of(question), null, null)));
  }

  static Draft answer(String to, MessageId thread, Map<String, Object> more) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put(
        "reply",
        new CaseReply(
            "FR-9",
            "NL-2026-17",
            "One keeper was found; the vehicle was sold in November 2026.",
            null,
            null,
            List.of(),
            null,
            null));
    parts.putAll(more);
    return draft(
        "case-reply/1", to, thread, thread, new Answer(ReplyOutcome.PROVIDE, null, null), parts);
  }

  /** Of a message that an agency has sent. */
  static Draft recall(String to, DeskOfAgency sender, MessageId message) throws Exception {
    byte[] manifest =
        Files.readAllBytes(
            sender.agency.home.sent().resolve(message.value()).resolve("manifest.json"));
    return Draft.of(
            MessageTypes.RECALL,
            List.of(to),
            Map.of("recall", new Recall(Recall.Reason.INCORRECT, "It was another port.", null)))
        .inThread(message, message)
        .with(new FieldsOfType(new EarlierMessage(message, Digest.of(manifest)), null, null, null));
  }

  static Draft draft(
      String type,
      String to,
      @Nullable MessageId thread,
      @Nullable MessageId inReplyTo,
      @Nullable Answer answer,
      Map<String, Object> parts) {
    return Draft.of(new TypeId(type), List.of(to), parts)
        .inThread(thread, inReplyTo)
        .with(new FieldsOfType(null, answer, null, null));
  }
}
