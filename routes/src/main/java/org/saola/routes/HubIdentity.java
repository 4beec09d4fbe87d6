// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.certificate.TrustAnchor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who the hub is, whom it trusts, and its sources of time and randomness. */
@Configuration(proxyBeanMethods = false)
class HubIdentity {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  SecureRandom secureRandom() {
    return new SecureRandom();
  }

  @Bean
  TrustAnchor trustAnchor(HubProperties hub) throws IOException, CertificateRefused {
    TrustAnchor anchor = TrustAnchor.load(hub.home().resolve("pki/trust-anchor.pem"));
    if (!anchor.federation().equals(hub.federation())) {
      throw new IllegalStateException(
          "hub.yaml names the federation %s, the trust anchor %s"
              .formatted(hub.federation(), anchor.federation()));
    }
    return anchor;
  }

  @Bean
  Keystore hubKeystore(HubProperties hub) throws IOException, CertificateRefused {
    Path p12 = hub.home().resolve("pki/transport.p12");
    return Keystore.load(p12, Keystore.password(p12));
  }
}
