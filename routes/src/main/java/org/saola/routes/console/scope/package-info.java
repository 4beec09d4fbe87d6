// SPDX-License-Identifier: EUPL-1.2

/** Whose entries an auditor may consult: decided by the access rules. */
@NullMarked
package org.saola.routes.console.scope;

import org.jspecify.annotations.NullMarked;
