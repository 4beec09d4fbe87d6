// SPDX-License-Identifier: EUPL-1.2

/**
 * The directory: agencies and their certificates, signed by the registrar, each version naming the
 * one before.
 */
@NullMarked
package org.saola.pki.directory;

import org.jspecify.annotations.NullMarked;
