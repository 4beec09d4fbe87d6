// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saola.message.manifest.AgencyId;

/**
 * The policies of a rule set by the file that they stand in. A decision is asked of what binds all,
 * the sender's file and the recipient's: {@link OwnAffairs} has made sure that no other file can
 * speak of it. So it costs the same however many agencies have files.
 */
final class PolicyFiles {
  /** The file that binds all. No agency's file: one of that name would bind itself alone. */
  static final String ALL = "all";

  /** Cedar forgets what is beyond its limit and then parses at each decision. */
  private static final int PARSED_AT_MOST = 1 << 16;

  private final Map<String, PolicySet> files = new LinkedHashMap<>();

  static {
    PolicySet.setCacheMaxPolicySets(PARSED_AT_MOST);
  }

  /**
   * @param policies by the owner of the file: {@link #ALL}, or an agency's id in lower case
   */
  PolicyFiles(Map<String, ? extends Collection<Policy>> policies) throws CacheException {
    files.put(ALL, new PolicySet());
    for (Map.Entry<String, ? extends Collection<Policy>> file : policies.entrySet()) {
      if (!file.getValue().isEmpty()) {
        files.put(file.getKey(), new PolicySet(new LinkedHashSet<>(file.getValue())));
      }
    }
    for (PolicySet file : files.values()) {
      file.cache();
    }
  }

  /** The files that can speak of the question. */
  Set<PolicySet> concerning(Question question) {
    Set<PolicySet> concerned = new LinkedHashSet<>();
    find(ALL).ifPresent(concerned::add);
    for (AgencyId agency : agencies(question)) {
      find(agency.value().toLowerCase(Locale.ROOT)).ifPresent(concerned::add);
    }
    return concerned;
  }

  private Optional<PolicySet> find(String owner) {
    return Optional.ofNullable(files.get(owner));
  }

  private static List<AgencyId> agencies(Question question) {
    return switch (question) {
      case Question.Submit submit -> List.of(submit.sender());
      case Question.Receive asked -> List.of(asked.sender(), asked.recipient());
      case Question.Forward forward -> agencies(forward.asked());
      // An agency lets others look at its own; it does not keep anybody from looking.
      case Question.Consult consult -> List.of(consult.about());
    };
  }

  /** Every policy, by file. */
  Map<String, List<Policy>> all() {
    Map<String, List<Policy>> all = new LinkedHashMap<>();
    files.forEach((owner, file) -> all.put(owner, List.copyOf(file.policies)));
    return all;
  }
}
