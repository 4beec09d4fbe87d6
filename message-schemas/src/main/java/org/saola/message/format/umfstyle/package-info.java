// SPDX-License-Identifier: EUPL-1.2

/**
 * Persons and entities of case requests and replies as XML in the style of Europol's Universal
 * Message Format. UMF's schema is not public: conformance is not claimed, and an agency that has
 * the schema puts its own adapter here.
 */
@NullMarked
package org.saola.message.format.umfstyle;

import org.jspecify.annotations.NullMarked;
