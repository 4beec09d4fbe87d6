// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.format.Draft;
import org.saola.message.manifest.Answer;
import org.saola.message.manifest.Consent;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.ReplyOutcome;
import org.saola.message.manifest.TypeId;
import org.saola.message.reply.CaseReply;
import org.saola.message.request.CaseRequest;
import org.saola.message.request.CaseSubjects;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartDefinition;

/** The form of each message type that can be written at the desk. */
public final class Forms {
  private static final String REQUEST = "parts.request";
  private static final String REPLY = "parts.reply";
  private static final String PERSONS = "parts.persons";
  private static final TypeId CASE_REPLY = new TypeId("case-reply/1");

  private Forms() {}

  /**
   * @param outcome of a reply that is being written: only what belongs to it is asked
   */
  public static Optional<TypeForm> of(TypeId type, @Nullable ReplyOutcome outcome) {
    return MessageTypes.find(type)
        .map(
            it ->
                new TypeForm(
                    type,
                    sections(it, outcome),
                    it.parts().stream().filter(part -> takesFile(part, outcome)).toList()));
  }

  /** A message that is passed on as it came: only who gets it, and what for, is asked. */
  public static TypeForm passedOn(TypeId type) {
    Map<String, Field> purpose = new LinkedHashMap<>();
    purpose.put("purpose", Fields.of(Draft.class, "purpose").asRequired());
    return new TypeForm(
        type, List.of(new Section("forward", false, purpose), recipients()), List.of());
  }

  // Who refuses or asks back sends no document.
  private static boolean takesFile(PartDefinition part, @Nullable ReplyOutcome outcome) {
    return part.isFile() && (outcome == null || outcome.provides());
  }

  private static List<Section> sections(MessageType type, @Nullable ReplyOutcome outcome) {
    List<Section> sections = new ArrayList<>();
    if (type.id().equals(MessageTypes.CASE_REQUEST)) {
      sections.addAll(caseRequest());
    } else if (type.id().equals(CASE_REPLY) && outcome != null) {
      sections.addAll(caseReply(outcome));
    } else {
      sections.addAll(parts(type));
    }
    sections.add(recipients());
    sections.add(markings(type));
    return sections;
  }

  // Directive (EU) 2023/977, Art. 4: in the order in which one tells it, not in the record's.
  private static List<Section> caseRequest() {
    Map<String, Field> why =
        fields(CaseRequest.class, REQUEST, "facts", "offence", "purpose", "whyHeldThere");
    why.put("purpose", Fields.of(Draft.class, "purpose").asRequired());
    Map<String, Field> urgency = fields(CaseRequest.class, REQUEST, "timeLimit", "urgency");
    return List.of(
        new Section(
            "request.what",
            false,
            fields(CaseRequest.class, REQUEST, "informationSought", "reference")),
        new Section("request.why", false, why),
        persons(),
        new Section("request.when", false, urgency));
  }

  private static Section persons() {
    Map<String, Field> persons = new LinkedHashMap<>();
    persons.put(PERSONS + ".subjects", Fields.of(CaseSubjects.class, "subjects").asOptional());
    return new Section("persons", true, persons);
  }

  private static List<Section> caseReply(ReplyOutcome outcome) {
    Map<String, Field> reply = new LinkedHashMap<>();
    if (outcome.provides()) {
      reply.putAll(fields(CaseReply.class, REPLY, "information"));
      reply.put(REPLY + ".information", Fields.of(CaseReply.class, "information").asRequired());
      reply.putAll(fields(CaseReply.class, REPLY, "grading"));
    }
    if (outcome.refuses()) {
      reply.put("answer.ground", Fields.of(Answer.class, "ground").asRequired());
      reply.putAll(fields(CaseReply.class, REPLY, "refusal"));
    }
    if (outcome == ReplyOutcome.CLARIFY) {
      reply.putAll(fields(CaseReply.class, REPLY, "questions"));
    }
    if (outcome == ReplyOutcome.DELAY) {
      reply.put("answer.until", Fields.of(Answer.class, "until").asRequired());
      reply.put(REPLY + ".delay", Fields.of(CaseReply.class, "delay").asRequired());
    }
    reply.putAll(fields(CaseReply.class, REPLY, "reference", "restrictionsOnUse"));
    Section answer = new Section("reply." + outcome, false, reply);
    return outcome.provides() ? List.of(answer, persons()) : List.of(answer);
  }

  private static List<Section> parts(MessageType type) {
    List<Section> sections = new ArrayList<>();
    if (type.id().equals(MessageTypes.FORWARD_CONSENT)) {
      Map<String, Field> consent = new LinkedHashMap<>();
      Fields.of(Consent.class).forEach(it -> consent.put("consent." + it.name(), it));
      sections.add(new Section("consent", false, consent));
    }
    if (type.id().equals(MessageTypes.CONFIRMATION)) {
      Field confirmed = Fields.of(Draft.class, "confirmed").asRequired();
      sections.add(
          new Section("confirmed", false, new LinkedHashMap<>(Map.of("confirmed", confirmed))));
    }
    for (PartDefinition part : type.parts()) {
      if (!part.isFile()) {
        Map<String, Field> fields = new LinkedHashMap<>();
        Fields.of(part.record())
            .forEach(it -> fields.put("parts." + part.name() + "." + it.name(), it));
        sections.add(new Section(name(type.id()) + "." + part.name(), part.nominal(), fields));
      }
    }
    return sections;
  }

  /** Without its version: {@code seizure-report}. */
  public static String name(TypeId type) {
    return type.value().substring(0, type.value().indexOf('/'));
  }

  private static Section recipients() {
    return new Section(
        "recipients",
        false,
        new LinkedHashMap<>(Map.of("transferBasis", Fields.of(Draft.class, "transferBasis"))));
  }

  private static Section markings(MessageType type) {
    Map<String, Field> markings = fields(Marking.class, "marking", "tlp", "handling");
    if (type.id().equals(MessageTypes.CASE_REQUEST)) {
      markings.putAll(fields(CaseRequest.class, REQUEST, "restrictionsOnUse"));
    }
    return new Section("markings", false, markings);
  }

  private static Map<String, Field> fields(Class<?> record, String path, String... names) {
    Map<String, Field> fields = new LinkedHashMap<>();
    Arrays.stream(names).forEach(name -> fields.put(path + "." + name, Fields.of(record, name)));
    return fields;
  }
}
