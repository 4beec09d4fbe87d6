// SPDX-License-Identifier: EUPL-1.2
/**
 * The auditors' console: who sent what kind of message to whom, when, under which rule, and how
 * anybody can check that. It shows no content: the hub has none.
 */
@NullMarked
package org.saola.routes.console;

import org.jspecify.annotations.NullMarked;
