// SPDX-License-Identifier: EUPL-1.2

/**
 * The agency's home: its folders, its settings, its lock, its alarms, and files that survive a
 * crash.
 */
@NullMarked
package org.saola.connectors.home;

import org.jspecify.annotations.NullMarked;
