// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.compose.DraftRefused.Code;
import org.saola.connectors.hub.HubHttps;
import org.saola.connectors.hub.HubRefused;
import org.saola.connectors.hub.HubUnavailable;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.DecisionAnswer;
import org.saola.message.notice.DecisionQuery;
import org.saola.message.notice.Holders;

/**
 * Asks the hub who may have what, before anything is sealed. An answer is used again for a few
 * seconds, for files of many like messages: the hub decides every message again in any case.
 */
public final class Rulings {
  private static final Duration GOOD_FOR = Duration.ofSeconds(10);
  private static final int MOST_KEPT = 100;

  private final HubHttps hub;
  private final Clock clock;
  private final Map<DecisionQuery, Answered> answers = new LinkedHashMap<>();

  public Rulings(HubHttps hub, Clock clock) {
    this.hub = hub;
    this.clock = clock;
  }

  private record Answered(DecisionAnswer answer, Instant at) {}

  synchronized DecisionAnswer ask(DecisionQuery query) throws HubUnavailable, DraftRefused {
    Instant now = clock.instant();
    answers.values().removeIf(answered -> answered.at().plus(GOOD_FOR).isBefore(now));
    Answered known = answers.get(query);
    if (known != null) {
      return known.answer();
    }
    DecisionAnswer answer = fetch(query);
    if (answers.size() < MOST_KEPT) {
      answers.put(query, new Answered(answer, now));
    }
    return answer;
  }

  /** Who has a message of ours: nobody else but the hub knows to whom it was passed on. */
  List<AgencyId> holders(Digest message) throws HubUnavailable {
    return readHolders("/holders/" + message.value());
  }

  /**
   * As {@link #holders}, without those whom an earlier word of that type has reached.
   *
   * @param since the correction that is sent on; other words say the same each time
   */
  List<AgencyId> untold(Digest message, TypeId word, @Nullable MessageId since)
      throws HubUnavailable {
    String path = "/holders/%s?untold=%s".formatted(message.value(), word);
    return readHolders(since == null ? path : path + "&since=" + since);
  }

  private List<AgencyId> readHolders(String path) throws HubUnavailable {
    try {
      byte[] holders = hub.find(path).orElse(null);
      return holders == null ? List.of() : StrictJson.read(holders, Holders.class).agencies();
    } catch (InvalidDocument e) {
      throw new HubUnavailable("the hub's list of holders cannot be read: " + e.getMessage());
    }
  }

  /** Default deny: what the answer does not speak of, or speaks of twice, is not permitted. */
  static DecisionAnswer.Ruling ruling(DecisionAnswer answer, String part, AgencyId agency) {
    List<DecisionAnswer.Ruling> spoken =
        answer.parts().stream()
            .filter(ruled -> ruled.part().equals(part) && ruled.agency().equals(agency))
            .map(DecisionAnswer.PartRuling::ruling)
            .toList();
    return spoken.size() == 1
        ? spoken.getFirst()
        : new DecisionAnswer.Ruling(false, List.of("no-single-ruling"));
  }

  private DecisionAnswer fetch(DecisionQuery query) throws HubUnavailable, DraftRefused {
    try {
      return StrictJson.read(hub.post("/decisions", StrictJson.write(query)), DecisionAnswer.class);
    } catch (HubRefused e) {
      throw new DraftRefused(Code.DECISION_REFUSED, "%s: %s".formatted(e.code(), e.getMessage()));
    } catch (InvalidDocument e) {
      throw new HubUnavailable("the hub's decision cannot be read: " + e.getMessage());
    }
  }
}
