// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

/**
 * One thing wrong with a document.
 *
 * @param path where: a JSON path such as {@code parts[0].size}, or {@code line 3, column Quantity}
 * @param rule closed code of the rule that was broken, such as {@code UNKNOWN_FIELD}
 * @param message one sentence for a person; it never repeats a value from a nominal part
 */
public record Problem(String path, String rule, String message) {}
