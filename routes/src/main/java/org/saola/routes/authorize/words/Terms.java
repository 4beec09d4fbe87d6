// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the fields that a rule may look at are called. A field that is new in the schema is called
 * by its own name.
 */
record Terms(String principal, String resource) {
  private static final String LABEL = "context.labels.";
  private static final Map<String, String> KINDS =
      Map.of(
          "CITES", "a CITES authority",
          "CUSTOMS", "a customs authority",
          "POLICE", "a police authority",
          "EUROPOL", "a Europol-like body",
          "PARTNER", "a partner");

  /** {@code context.labels.tlp}; empty for what is no plain field. */
  static Optional<String> path(JsonNode expression) {
    if (expression.has("Var")) {
      return Optional.of(expression.path("Var").asString());
    }
    JsonNode access = expression.path(".");
    return access.isMissingNode()
        ? Optional.empty()
        : path(access.path("left")).map(owner -> owner + "." + access.path("attr").asString());
  }

  /** An entity's id, or a text. */
  static Optional<String> value(JsonNode expression) {
    JsonNode value = expression.path("Value");
    if (value.isString()) {
      return Optional.of(value.asString());
    }
    return value.has("__entity")
        ? Optional.of(value.path("__entity").path("id").asString())
        : Optional.empty();
  }

  static Optional<List<String>> values(JsonNode expression) {
    JsonNode set = expression.has("Set") ? expression.path("Set") : expression.path("Value");
    if (!set.isArray() || set.isEmpty()) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    for (JsonNode item : set) {
      Optional<String> value =
          value(item).or(() -> item.has("__entity") ? id(item) : Optional.empty());
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(values);
  }

  private static Optional<String> id(JsonNode item) {
    return Optional.of(item.path("__entity").path("id").asString());
  }

  Optional<String> is(String path, List<String> values, boolean holds) {
    String is = holds ? " is " : " is not ";
    if (path.endsWith(".kind")) {
      List<String> kinds = values.stream().map(kind -> KINDS.getOrDefault(kind, kind)).toList();
      return Optional.of(owner(path) + is + Phrases.listed(kinds, "or"));
    }
    String any = Phrases.listed(values, "or");
    return switch (path) {
      case LABEL + "type" -> Optional.of("the message" + is + "of type " + any);
      case LABEL + "tlp" -> Optional.of("the message" + is + "marked TLP:" + any);
      case "context.via" -> Optional.of("the group that names " + principal + is + any);
      default -> Optional.of(name(path) + is + any);
    };
  }

  String same(String path, String other, boolean holds) {
    return name(path) + (holds ? " is " : " is not ") + name(other);
  }

  Optional<String> flag(String path, boolean holds) {
    if (path.equals("resource.nominal")) {
      return Optional.of(resource + (holds ? " holds" : " does not hold") + " personal data");
    }
    if (path.equals("context.consented")) {
      return Optional.of("the originator" + (holds ? " consents" : " does not consent"));
    }
    return path.endsWith(".thirdCountry")
        ? Optional.of(owner(path) + (holds ? " is" : " is not") + " in a third country")
        : Optional.empty();
  }

  Optional<String> carries(String path, String values, boolean holds) {
    return path.equals(LABEL + "handling")
        ? Optional.of(
            "the message " + (holds ? "carries" : "does not carry") + " handling code " + values)
        : Optional.empty();
  }

  Optional<String> member(String path, String group, boolean holds) {
    return path.equals("principal")
            || path.equals("context.sender")
            || resource.equals(path.equals("resource") ? "that agency" : "")
        ? Optional.of(name(path) + (holds ? " is in " : " is not in ") + group)
        : Optional.empty();
  }

  Optional<String> given(String path, boolean holds) {
    if (path.equals("context.via")) {
      return Optional.of(principal + (holds ? " is" : " is not") + " named through a group");
    }
    return path.equals(LABEL + "transferBasis")
        ? Optional.of((holds ? "a" : "no") + " basis of transfer is given")
        : Optional.of(name(path) + (holds ? " is" : " is not") + " given");
  }

  private String owner(String path) {
    return name(path.substring(0, path.lastIndexOf('.')));
  }

  private String name(String path) {
    return switch (path) {
      case "principal" -> principal;
      case "resource" -> resource;
      case "context.sender" -> "the sender";
      case LABEL + "transferBasis" -> "the basis of transfer";
      default ->
          path.startsWith(LABEL)
              ? "the message's " + path.substring(LABEL.length())
              : path.contains(".")
                  ? owner(path) + "'s " + path.substring(path.lastIndexOf('.') + 1)
                  : path;
    };
  }
}
