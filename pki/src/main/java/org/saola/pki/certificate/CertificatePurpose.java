// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

/** What a certificate is for; each certificate has exactly one purpose, and it is enforced. */
public enum CertificatePurpose {
  /** Signs manifests: composite ML-DSA and EdDSA or ECDSA. */
  SIGNING,
  /** Receives content keys: composite ML-KEM and ECDH. */
  SEALING,
  /** TLS client (agency) or server (hub): ECDSA P-256. */
  TRANSPORT,
  /** Signs directory versions. */
  REGISTRAR
}
