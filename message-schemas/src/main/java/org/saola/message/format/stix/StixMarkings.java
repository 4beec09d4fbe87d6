// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.stix;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Marking;
import org.saola.message.manifest.Tlp;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** TLP 2.0 with its fixed ids (OASIS), and handling codes as statements. */
final class StixMarkings {
  private static final String EXTENSION =
      "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";
  private static final String TLP_CREATED = "2022-10-01T00:00:00.000Z";

  private StixMarkings() {}

  static List<ObjectNode> of(Marking marking, String created) {
    List<ObjectNode> markings = new ArrayList<>();
    markings.add(tlp(marking.tlp()));
    for (HandlingCode code : marking.handling()) {
      markings.add(statement("Handling code " + code + ": " + words(code), created));
    }
    markings.add(statement("Level: " + marking.level(), created));
    return markings;
  }

  static String idOf(Tlp tlp) {
    return "marking-definition--"
        + switch (tlp) {
          case CLEAR -> "94868c89-83c2-464b-929b-a1a8aa3c8487";
          case GREEN -> "bab4a63c-aed9-4cf5-a766-dfca5abac2bb";
          case AMBER -> "55d920b0-5e8b-4f79-9ee9-91f868d9b421";
          case AMBER_STRICT -> "939a9414-2ddd-4d32-a0cd-375ea402b003";
          case RED -> "e828b379-4e03-4974-9ac4-e53a884c97c1";
        };
  }

  private static ObjectNode tlp(Tlp tlp) {
    String word = tlp == Tlp.AMBER_STRICT ? "amber+strict" : tlp.name().toLowerCase(Locale.ROOT);
    ObjectNode marking = definition(idOf(tlp), TLP_CREATED);
    marking.put("name", "TLP:" + word.toUpperCase(Locale.ROOT));
    ObjectNode extension = marking.putObject("extensions").putObject(EXTENSION);
    extension.put("extension_type", "property-extension");
    extension.put("tlp_2_0", word);
    return marking;
  }

  private static ObjectNode statement(String text, String created) {
    ObjectNode marking = definition(StixId.of("marking-definition", text), created);
    marking.put("definition_type", "statement");
    marking.putObject("definition").put("statement", text);
    return marking;
  }

  private static ObjectNode definition(String id, String created) {
    ObjectNode marking = JsonNodeFactory.instance.objectNode();
    marking.put("type", "marking-definition");
    marking.put("spec_version", "2.1");
    marking.put("id", id);
    marking.put("created", created);
    return marking;
  }

  private static String words(HandlingCode code) {
    return switch (code) {
      case H0 -> "only for preventing and combating crime";
      case H1 -> "not to be disclosed in judicial proceedings without permission of the provider";
      case H2 -> "not to be disseminated without permission of the provider";
      case H3 -> "other restrictions, stated in the message";
    };
  }
}
