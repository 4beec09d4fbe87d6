// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.Urgency;

/**
 * On which footing a message was sent, as its manifest says: the justification that Directive (EU)
 * 2016/680 Art. 25 asks of a log, and what holders were asked to keep to.
 *
 * @param thread id of the message that began the exchange; absent in that message itself
 * @param legalBasis code of the legal basis, such as {@code EU-2016-680-ART8}
 */
public record Terms(
    @Nullable MessageId thread,
    Tlp tlp,
    List<HandlingCode> handling,
    Purpose purpose,
    String legalBasis,
    Urgency urgency) {
  public Terms {
    handling = List.copyOf(handling);
  }

  public static Terms of(Manifest manifest) {
    return new Terms(
        manifest.thread(),
        manifest.marking().tlp(),
        manifest.marking().handling(),
        manifest.purpose(),
        manifest.legalBasis(),
        manifest.urgency());
  }
}
