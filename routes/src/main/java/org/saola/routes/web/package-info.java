// SPDX-License-Identifier: EUPL-1.2

/**
 * What agencies ask over HTTPS with their transport certificate: decisions, the log, the directory,
 * parts that travel apart.
 */
@NullMarked
package org.saola.routes.web;

import org.jspecify.annotations.NullMarked;
