// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.record;

import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.ReceiptItem;
import org.saola.message.manifest.TypeId;

/** A delivery whose fate a receipt's line has told for the first time. */
record Answered(ReceiptItem line, AgencyId sender, TypeId type) {}
