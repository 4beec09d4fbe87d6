// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import static org.saola.routes.authorize.CedarTerms.agency;
import static org.saola.routes.authorize.CedarTerms.entity;
import static org.saola.routes.authorize.CedarTerms.labels;
import static org.saola.routes.authorize.CedarTerms.part;
import static org.saola.routes.authorize.CedarTerms.uid;

import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.schema.Schema;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saola.message.manifest.AgencyId;
import org.saola.message.notice.Forwarding;
import org.saola.routes.authorize.Parties.Party;

/**
 * A question as Cedar takes it, with just the entities that it needs: a decision's cost grows with
 * the number of entities passed.
 */
record CedarQuestion(AuthorizationRequest request, Set<Entity> entities) {
  /** Empty when an agency that the question names is not in the directory. */
  static Optional<CedarQuestion> of(Question question, Parties parties, Schema schema) {
    return switch (question) {
      case Question.Submit submit ->
          parties.find(submit.sender()).map(sender -> submit(submit, sender, schema));
      case Question.Receive asked -> about("receive", asked, Map.of(), parties, schema);
      case Question.Forward forward ->
          about("forward", forward.asked(), consented(forward), parties, schema);
      case Question.Consult consult ->
          parties.find(consult.about()).flatMap(about -> consult(consult, about, parties, schema));
    };
  }

  /** Empty for an auditor of an agency that the directory does not know. */
  private static Optional<CedarQuestion> consult(
      Question.Consult question, Party about, Parties parties, Schema schema) {
    Map<String, Value> attributes = new HashMap<>();
    Set<Entity> entities = new HashSet<>();
    Set<EntityUID> groups = new HashSet<>();
    parties.groups(about.id()).forEach(group -> groups.add(uid("Group", group)));
    entities.add(entity(about, groups));
    if (question.auditor().agency().isPresent()) {
      Optional<Party> own = question.auditor().agency().flatMap(parties::find);
      if (own.isEmpty()) {
        return Optional.empty();
      }
      attributes.putAll(CedarTerms.auditor(own.get()));
      if (!own.get().id().equals(about.id())) {
        entities.add(entity(own.get(), Set.of()));
      }
    }
    EntityUID auditor = uid("Auditor", question.auditor().name());
    entities.add(new Entity(auditor, attributes, Set.of()));
    return Optional.of(
        new CedarQuestion(
            new AuthorizationRequest(
                auditor,
                uid("Action", "consult"),
                agency(about),
                Optional.of(Map.of()),
                Optional.of(schema),
                true),
            entities));
  }

  private static CedarQuestion submit(Question.Submit question, Party sender, Schema schema) {
    Map<String, Value> context = Map.of("labels", labels(question.labels()));
    return new CedarQuestion(
        new AuthorizationRequest(
            agency(sender),
            uid("Action", "submit"),
            uid("MessageType", question.labels().type().value()),
            Optional.of(context),
            Optional.of(schema),
            true),
        Set.of(entity(sender, Set.of())));
  }

  private static Optional<CedarQuestion> about(
      String action,
      Question.Receive asked,
      Map<String, Value> more,
      Parties parties,
      Schema schema) {
    Optional<Party> sender = parties.find(asked.sender());
    Optional<Party> recipient = parties.find(asked.recipient());
    if (sender.isEmpty() || recipient.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Value> context = new HashMap<>(more);
    context.put("sender", agency(sender.get()));
    context.put("labels", labels(asked.labels()));
    asked.via().ifPresent(group -> context.put("via", uid("Group", group)));
    Entity part = part(asked.part(), asked.nominal());
    Set<Entity> entities = new HashSet<>();
    entities.add(part);
    entities.add(entity(recipient.get(), groups(asked.recipient(), asked.via(), parties)));
    if (!asked.sender().equals(asked.recipient())) {
      entities.add(entity(sender.get(), Set.of()));
    }
    return Optional.of(
        new CedarQuestion(
            new AuthorizationRequest(
                agency(recipient.get()),
                uid("Action", action),
                part.getEUID(),
                Optional.of(context),
                Optional.of(schema),
                true),
            entities));
  }

  private static Map<String, Value> consented(Question.Forward forward) {
    return Map.of("consented", new PrimBool(forward.forwarding() == Forwarding.WITH_CONSENT));
  }

  private static Set<EntityUID> groups(AgencyId agency, Optional<String> via, Parties parties) {
    return via.filter(group -> parties.isMember(agency, group))
        .map(group -> Set.of(uid("Group", group)))
        .orElseGet(Set::of);
  }
}
