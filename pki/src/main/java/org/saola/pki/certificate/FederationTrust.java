// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * After the JDK has verified a peer's path, host name and validity: servers must be the hub, and
 * clients agencies, both of this federation.
 */
final class FederationTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager path;
  private final String federation;

  FederationTrust(X509ExtendedTrustManager path, String federation) {
    this.path = path;
    this.federation = federation;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    path.checkClientTrusted(chain, authType);
    requireAgency(chain[0]);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    path.checkClientTrusted(chain, authType, socket);
    requireAgency(chain[0]);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    path.checkClientTrusted(chain, authType, engine);
    requireAgency(chain[0]);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    path.checkServerTrusted(chain, authType);
    requireHub(chain[0]);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    path.checkServerTrusted(chain, authType, socket);
    requireHub(chain[0]);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    path.checkServerTrusted(chain, authType, engine);
    requireHub(chain[0]);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return path.getAcceptedIssuers();
  }

  private void requireHub(X509Certificate certificate) throws CertificateException {
    if (!identity(certificate).hub()) {
      throw new CertificateException("the server is not the hub");
    }
  }

  private void requireAgency(X509Certificate certificate) throws CertificateException {
    if (identity(certificate).hub()) {
      throw new CertificateException("the client is not an agency");
    }
  }

  private TransportIdentity identity(X509Certificate certificate) throws CertificateException {
    try {
      TransportIdentity identity = TransportIdentity.of(certificate);
      if (!identity.federation().equals(federation)) {
        throw new CertificateException("peer of another federation: " + identity.federation());
      }
      return identity;
    } catch (CertificateRefused e) {
      throw new CertificateException(e.getMessage(), e);
    }
  }
}
