// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.record;

import java.util.List;
import org.saola.routes.authenticate.Authenticated;
import org.saola.routes.authorize.Permitted;

/**
 * What became of a batch's messages in the stages before.
 *
 * @param unfinished accepted earlier, to be delivered now
 * @param done accepted and dispatched earlier: only the sender is told again
 */
public record Work(
    List<Permitted> permitted,
    List<Authenticated> unfinished,
    List<Authenticated> done,
    List<Refusal> refused) {}
