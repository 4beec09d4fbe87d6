// SPDX-License-Identifier: EUPL-1.2
/** What the agency has sent and received, as its officers read it: threads of messages. */
@NullMarked
package org.saola.connectors.desk.mailbox;

import org.jspecify.annotations.NullMarked;
