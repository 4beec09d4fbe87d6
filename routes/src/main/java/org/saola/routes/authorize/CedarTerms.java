// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.CedarMap;
import com.cedarpolicy.value.EntityIdentifier;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.saola.message.manifest.Tlp;
import org.saola.routes.authorize.Parties.Party;

/** Our terms in Cedar's, as {@code schema.cedarschema} names them. */
final class CedarTerms {
  private CedarTerms() {}

  static EntityUID uid(String type, String id) {
    EntityTypeName name =
        EntityTypeName.parse(type)
            .orElseThrow(() -> new IllegalArgumentException("no Cedar type name: " + type));
    return new EntityUID(name, new EntityIdentifier(id));
  }

  static EntityUID agency(Party party) {
    return uid("Agency", party.id().value());
  }

  /**
   * @param groups those that the directory puts the agency into, as far as the question names them
   */
  static Entity entity(Party party, Set<EntityUID> groups) {
    Map<String, Value> attributes = new HashMap<>();
    attributes.put("kind", uid("Kind", party.kind().name()));
    attributes.put("thirdCountry", new PrimBool(party.thirdCountry()));
    if (party.country() != null) {
      attributes.put("country", new PrimString(party.country()));
    }
    return new Entity(agency(party), attributes, groups);
  }

  /** What an auditor of the agency is known by. */
  static Map<String, Value> auditor(Party own) {
    Map<String, Value> attributes = new HashMap<>();
    attributes.put("agency", agency(own));
    attributes.put("kind", uid("Kind", own.kind().name()));
    if (own.country() != null) {
      attributes.put("country", new PrimString(own.country()));
    }
    return attributes;
  }

  static Entity part(String name, boolean nominal) {
    return new Entity(uid("Part", name), Map.of("nominal", new PrimBool(nominal)), Set.of());
  }

  static Value labels(Labels labels) {
    Map<String, Value> terms = new HashMap<>();
    terms.put("type", uid("MessageType", labels.type().value()));
    terms.put("tlp", uid("Tlp", tlp(labels.tlp())));
    terms.put(
        "handling",
        new CedarList(
            labels.handling().stream().map(code -> (Value) uid("Handling", code.name())).toList()));
    terms.put("level", uid("Level", labels.level().name()));
    terms.put("purpose", uid("Purpose", labels.purpose().name()));
    terms.put("urgency", uid("Urgency", labels.urgency().name()));
    labels
        .transferBasis()
        .ifPresent(basis -> terms.put("transferBasis", uid("TransferBasis", basis.name())));
    return new CedarMap(terms);
  }

  /** TLP 2.0's own spelling. */
  static String tlp(Tlp tlp) {
    return tlp == Tlp.AMBER_STRICT ? "AMBER+STRICT" : tlp.name();
  }
}
