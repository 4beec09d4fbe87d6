// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Recipient;
import org.saola.routes.validate.Valid;

/** A message that its sender may send, with what each recipient may have of it. */
public final class Permitted {
  private final Valid valid;
  private final Digest rules;
  private final List<PartDecision> decisions;

  Permitted(Valid valid, Digest rules, List<PartDecision> decisions) {
    this.valid = valid;
    this.rules = rules;
    this.decisions = List.copyOf(decisions);
  }

  public Valid valid() {
    return valid;
  }

  public Manifest manifest() {
    return valid.manifest();
  }

  public Digest digest() {
    return valid.digest();
  }

  /** Digest of the rule set that decided. */
  public Digest rules() {
    return rules;
  }

  /** By recipient in the manifest's order, then by part in the manifest's order. */
  public List<PartDecision> decisions() {
    return decisions;
  }

  public List<PartDecision> decisionsFor(AgencyId recipient) {
    return decisions.stream().filter(each -> each.recipient().equals(recipient)).toList();
  }

  /** Who gets the message: all that may have at least one part. A receipt goes to its addressee. */
  public Set<AgencyId> recipients() {
    Set<AgencyId> recipients = new LinkedHashSet<>();
    if (valid.isReceipt()) {
      manifest().to().stream().map(Recipient::agency).forEach(recipients::add);
    }
    decisions.stream()
        .filter(PartDecision::released)
        .map(PartDecision::recipient)
        .forEach(recipients::add);
    return recipients;
  }
}
