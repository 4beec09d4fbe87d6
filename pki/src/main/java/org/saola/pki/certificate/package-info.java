// SPDX-License-Identifier: EUPL-1.2

/** Certificates, their purposes, and the keys of an agency, the hub and the registrar. */
@NullMarked
package org.saola.pki.certificate;

import org.jspecify.annotations.NullMarked;
