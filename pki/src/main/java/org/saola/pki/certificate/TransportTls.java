// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS between agencies and hub, all of it by the JDK. */
final class TransportTls {
  private TransportTls() {}

  static SSLContext context(KeyFile.Entry transport, TrustAnchor anchor) {
    try {
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(keys(transport), new TrustManager[] {trust(anchor)}, null);
      return new Tls13Context(context);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the JDK uses an ECDSA key for TLS", e);
    }
  }

  private static KeyManager[] keys(KeyFile.Entry transport)
      throws GeneralSecurityException, IOException {
    PrivateKey key =
        KeyFactory.getInstance("EC")
            .generatePrivate(new PKCS8EncodedKeySpec(transport.key().getEncoded()));
    char[] inMemory = new char[0];
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "transport",
        key,
        inMemory,
        new X509Certificate[] {Certificates.ofJdk(transport.certificate())});
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, inMemory);
    return factory.getKeyManagers();
  }

  private static TrustManager trust(TrustAnchor anchor) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(anchor.transportTruststore());
    return new FederationTrust(
        (X509ExtendedTrustManager) factory.getTrustManagers()[0], anchor.federation());
  }
}
