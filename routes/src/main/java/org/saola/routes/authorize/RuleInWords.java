// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

/**
 * A rule as one sentence.
 *
 * @param file in which it stands
 */
public record RuleInWords(String file, String id, String sentence) {}
