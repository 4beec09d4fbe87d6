// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.util.Optional;
import java.util.Set;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TransferBasis;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;
import org.saola.message.notice.DecisionQuery;

/** What a message says of itself, as far as rules may use it. */
record Labels(
    TypeId type,
    Tlp tlp,
    Set<HandlingCode> handling,
    Level level,
    Purpose purpose,
    Urgency urgency,
    Optional<TransferBasis> transferBasis) {
  Labels {
    handling = Set.copyOf(handling);
  }

  static Labels of(Manifest manifest) {
    return new Labels(
        manifest.type(),
        manifest.marking().tlp(),
        Set.copyOf(manifest.marking().handling()),
        manifest.marking().level(),
        manifest.purpose(),
        manifest.urgency(),
        Optional.ofNullable(manifest.transferBasis()));
  }

  /** A query names no urgency: it is answered for the ordinary lane. */
  static Labels of(DecisionQuery query) {
    return new Labels(
        query.type(),
        query.marking().tlp(),
        Set.copyOf(query.marking().handling()),
        query.marking().level(),
        query.purpose(),
        Urgency.ORDINARY,
        Optional.ofNullable(query.transferBasis()));
  }
}
