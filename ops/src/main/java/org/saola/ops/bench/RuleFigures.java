// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

/**
 * What a decision costs, with a rule file for each agency.
 *
 * @param coldMicros CPU of a decision that was not asked before
 * @param warmMicros CPU of one that was
 */
record RuleFigures(int agencies, Spread coldMicros, Spread warmMicros) {}
