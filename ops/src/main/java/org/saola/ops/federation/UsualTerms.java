// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.federation;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.saola.message.manifest.Purpose;
import org.saola.message.schema.Meaning;
import org.saola.message.type.Flow;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartDefinition;
import org.saola.message.type.PartyKind;
import org.saola.pki.directory.AgencyKind;

/**
 * The defaults that {@code connector.yaml} starts with, one block for each type that an agency's
 * kind may send. They follow from the registry of types; the agency looks them through.
 */
final class UsualTerms {
  private static final Pattern LAW = Pattern.compile("\\((EU|EC)\\) (\\d+)/(\\d+)");

  private final PartyKind sender;
  private final UsualRecipients recipients;

  UsualTerms(AgencyKind sender, UsualRecipients recipients) {
    this.sender = PartyKind.valueOf(sender.name());
    this.recipients = recipients;
  }

  /** The key {@code messages} and what stands under it. */
  String yaml() {
    List<MessageType> types =
        MessageTypes.all().stream()
            .filter(type -> !type.id().equals(MessageTypes.RECEIPT))
            .filter(type -> type.flow().from().contains(sender))
            .toList();
    boolean none = types.stream().allMatch(type -> recipients.of(type.flow()).isEmpty());
    return types.stream()
        .map(this::yaml)
        .collect(Collectors.joining("", none ? "messages: {}\n" : "messages:\n", ""));
  }

  private String yaml(MessageType type) {
    List<String> to = recipients.of(type.flow());
    if (to.isEmpty()) {
      return "  # %s: nobody to send it to yet%s\n"
          .formatted(type.id(), type.flow().closedGroup() ? "; it goes through groups alone" : "");
    }
    return """
      %s:
        to: %s
        nominal: %s
        marking:
          tlp: AMBER
          handling: [H0]
          level: BASIC_PROTECTION
          grading: {scheme: 4x4, source: A, information: "1"}
        purpose: %s
        legalBasis: %s
        expires: P30D
        urgency: ORDINARY
    """
        .formatted(
            type.id(), names(to), names(nominal(type, to)), purpose(type.flow()), legalBasis(type));
  }

  private List<String> nominal(MessageType type, List<String> to) {
    boolean none = type.parts().stream().noneMatch(PartDefinition::nominal);
    return none ? List.of() : to.stream().filter(recipients.nominal()::contains).toList();
  }

  private static Purpose purpose(Flow flow) {
    if (flow.closedGroup()) {
      return Purpose.DETECTION;
    }
    return flow.nominalTo().contains(PartyKind.POLICE)
            || flow.nominalTo().contains(PartyKind.CUSTOMS)
        ? Purpose.INVESTIGATION
        : Purpose.ADMINISTRATIVE_ENFORCEMENT;
  }

  /** The law that the type itself names, else the one that a sender of this kind works under. */
  private String legalBasis(MessageType type) {
    Meaning meaning = type.message().getAnnotation(Meaning.class);
    Matcher law = LAW.matcher(meaning == null ? "" : meaning.source());
    if (law.find()) {
      return "%s-%s-%s".formatted(law.group(1), law.group(2), law.group(3));
    }
    return switch (sender) {
      case CITES -> "EC-338-97";
      case PARTNER -> "EU-2022-2065";
      case CUSTOMS, POLICE, EUROPOL -> "EU-2016-680-ART8";
    };
  }

  // In quotes: YAML keeps @ for itself.
  private static String names(List<String> names) {
    return names.stream().map("\"%s\""::formatted).collect(Collectors.joining(", ", "[", "]"));
  }
}
