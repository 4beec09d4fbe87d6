// SPDX-License-Identifier: EUPL-1.2
/**
 * The desk: the pages on which an agency's officers read and answer messages, served by the
 * agency's own connector.
 */
@NullMarked
package org.saola.connectors.desk;

import org.jspecify.annotations.NullMarked;
