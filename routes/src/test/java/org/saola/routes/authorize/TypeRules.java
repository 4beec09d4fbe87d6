// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.saola.message.type.Flow;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartDefinition;
import org.saola.message.type.PartyKind;

/** Writes the rules that follow from the registry of message types into the files that bind all. */
final class TypeRules {
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?<=// Written by ./saola publish from the message types\\.\n).*?(?=// End\\.\n)",
          Pattern.DOTALL);
  private static final Pattern ENUM =
      Pattern.compile("(?<=entity MessageType enum \\[).*?(?=\\];)", Pattern.DOTALL);

  private TypeRules() {}

  /** {@code all.cedar} with its rules about types written anew. */
  static String rules(String file) {
    String rules = types().stream().map(TypeRules::rules).collect(Collectors.joining());
    return replaced(BLOCK, file, "\n" + rules + partners());
  }

  /** The schema with its list of types written anew. */
  static String schema(String file) {
    String names =
        types().stream().map(type -> "\n  " + literal(type)).collect(Collectors.joining(","));
    return replaced(ENUM, file, names.replace("MessageType::", "") + "\n");
  }

  /** Receipts are checked against what was dispatched, not against rules. */
  static List<MessageType> types() {
    return MessageTypes.all().stream()
        .filter(type -> !type.id().equals(MessageTypes.RECEIPT))
        .toList();
  }

  /** What the rules of a type are named by: its name, and its version from the second on. */
  static String name(MessageType type) {
    return type.id().value().replaceFirst("/1$", "").replace('/', '-');
  }

  private static String replaced(Pattern pattern, String file, String text) {
    Matcher matcher = pattern.matcher(file);
    if (!matcher.find()) {
      throw new IllegalStateException("has no place for the rules of message types");
    }
    return matcher.replaceFirst(Matcher.quoteReplacement(text));
  }

  private static String rules(MessageType type) {
    Flow flow = type.flow();
    StringBuilder rules =
        new StringBuilder(
            """
            @id("all.submit-%s")
            permit (principal, action == Action::"submit", resource == %s)
            when { %s.contains(principal.kind) };

            """
                .formatted(name(type), literal(type), kinds(flow.from())));
    rules.append(receive(type, "", "!resource.nominal", flow.to()));
    if (type.parts().stream().anyMatch(PartDefinition::nominal)) {
      rules.append(receive(type, "-nominal", "resource.nominal", flow.nominalTo()));
    }
    return rules.toString();
  }

  private static String receive(
      MessageType type, String suffix, String nominal, Collection<PartyKind> to) {
    return """
    @id("all.receive-%s%s")
    permit (principal, action == Action::"receive", resource)
    when {
      context.labels.type == %s && %s%s &&
      %s.contains(context.sender.kind) &&
      %s.contains(principal.kind)
    };

    """
        .formatted(
            name(type),
            suffix,
            literal(type),
            nominal,
            type.flow().closedGroup() ? " && context has via" : "",
            kinds(type.flow().from()),
            kinds(to));
  }

  private static String partners() {
    String open =
        types().stream()
            .filter(type -> type.flow().to().contains(PartyKind.PARTNER))
            .map(type -> "\n    " + literal(type))
            .collect(Collectors.joining(","));
    return """
    @id("all.partner-types-only")
    forbid (principal, action in [Action::"receive", Action::"forward"], resource)
    when { principal.kind == Kind::"PARTNER" }
    unless {
      [%s
      ].contains(context.labels.type)
    };

    """
        .formatted(open);
  }

  private static String literal(MessageType type) {
    return "MessageType::\"%s\"".formatted(type.id());
  }

  private static String kinds(Collection<PartyKind> kinds) {
    return Set.copyOf(kinds).stream()
        .sorted()
        .map("Kind::\"%s\""::formatted)
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
