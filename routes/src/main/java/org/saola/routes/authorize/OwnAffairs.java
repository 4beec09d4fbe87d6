// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The convention that keeps an agency's file to its own affairs. A {@code permit} must start with
 * {@code when { context.sender == Agency::"ITSELF" }}: it may give away what it sends, never take;
 * or let an auditor consult the log about itself. A {@code forbid} must start so too, or have
 * {@code principal == Agency::"ITSELF"} in its head.
 */
final class OwnAffairs {
  private final String owner;

  /**
   * @param owner name of the file without its suffix: the agency's id in lower case
   */
  OwnAffairs(String owner) {
    this.owner = owner.toUpperCase(Locale.ROOT);
  }

  /**
   * What is wrong, if anything is.
   *
   * @param policy the policy in Cedar's JSON form
   */
  Optional<RuleMistake> mistake(String file, String rule, JsonNode policy) {
    boolean permit = policy.path("effect").asString().equals("permit");
    if (concernsSender(policy) || (permit ? shows(policy) : concernsPrincipal(policy))) {
      return Optional.empty();
    }
    String sends = "when { context.sender == Agency::\"%s\" }".formatted(owner);
    return Optional.of(
        permit
            ? RuleMistake.inRule(
                file,
                rule,
                "a permit must begin with %s, or be about action == Action::\"consult\", resource == Agency::\"%s\""
                    .formatted(sends, owner),
                "An agency may give what it sends, and take nothing by itself:"
                    + " begin so, or ask for the rule in all.cedar or in the sender's file.")
            : RuleMistake.inRule(
                file,
                rule,
                "a forbid must name principal == Agency::\"%s\", or begin with %s"
                    .formatted(owner, sends),
                "An agency may refuse what would come to it, and hold back what it sends:"
                    + " begin so, or ask for the rule in all.cedar."));
  }

  private boolean concernsPrincipal(JsonNode policy) {
    JsonNode principal = policy.path("principal");
    return principal.path("op").asString().equals("==") && isOwner(principal.path("entity"));
  }

  /** It lets an auditor consult what the log says of the agency's own messages. */
  private boolean shows(JsonNode policy) {
    JsonNode action = policy.path("action");
    JsonNode resource = policy.path("resource");
    return action.path("op").asString().equals("==")
        && action.path("entity").path("id").asString().equals("consult")
        && resource.path("op").asString().equals("==")
        && isOwner(resource.path("entity"));
  }

  private boolean concernsSender(JsonNode policy) {
    JsonNode first = policy.path("conditions").path(0);
    JsonNode comparison = first.path("body").path("==");
    JsonNode attribute = comparison.path("left").path(".");
    return first.path("kind").asString().equals("when")
        && attribute.path("left").path("Var").asString().equals("context")
        && attribute.path("attr").asString().equals("sender")
        && isOwner(comparison.path("right").path("Value").path("__entity"));
  }

  private boolean isOwner(JsonNode entity) {
    return entity.path("type").asString().equals("Agency")
        && entity.path("id").asString().equals(owner);
  }
}
