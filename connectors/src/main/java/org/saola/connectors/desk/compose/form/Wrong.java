// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.form;

import org.saola.message.json.Rule;

/**
 * Something that is not as it should be.
 *
 * @param path of the field that it is about; a field above it where it has none of its own
 */
public record Wrong(String path, Rule rule) {}
