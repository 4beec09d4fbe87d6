// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.record;

import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.ReceiptItem;
import org.saola.message.manifest.TypeId;

/** A delivery of which a receipt's line has said something for the first time. */
record Answered(ReceiptItem line, AgencyId sender, TypeId type) {}
