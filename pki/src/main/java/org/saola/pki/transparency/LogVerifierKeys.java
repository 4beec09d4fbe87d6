// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

/** The two verifier key lines, in the text form of C2SP signed-note. */
public record LogVerifierKeys(String ed25519, String mlDsa44) {}
