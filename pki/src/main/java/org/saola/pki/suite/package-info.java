// SPDX-License-Identifier: EUPL-1.2

/**
 * The cryptographic suites, registered in one place, and the provider that computes them. A suite
 * is a composite signature and a composite key encapsulation of about the same strength.
 */
@NullMarked
package org.saola.pki.suite;

import org.jspecify.annotations.NullMarked;
