// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.validate;

import java.util.Optional;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.message.manifest.Recipient;
import org.saola.pki.directory.AgencyKind;
import org.saola.pki.directory.Directory;
import org.saola.routes.MessageRefused;
import org.saola.routes.RefusalCode;

/**
 * A partner must not even learn that there is a nominal part: a message that has one is not for
 * partners at all.
 */
final class PartnerRule {
  private PartnerRule() {}

  static void check(Manifest manifest, Directory directory) throws MessageRefused {
    if (manifest.parts().stream().noneMatch(Part::nominal)) {
      return;
    }
    for (Recipient recipient : manifest.to()) {
      Optional<AgencyKind> kind =
          directory.agency(recipient.agency().value()).map(agency -> agency.kind());
      Validate.require(
          !kind.equals(Optional.of(AgencyKind.PARTNER)),
          RefusalCode.PARTNER_WITH_NOMINAL,
          "%s is a partner: it gets a message of its own".formatted(recipient.agency()));
    }
  }
}
