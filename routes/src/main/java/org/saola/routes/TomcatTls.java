// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;

/** Lends Tomcat an SSLContext that is complete: its own keys and trust are not asked for. */
record TomcatTls(SSLContext tls) implements org.apache.tomcat.util.net.SSLContext {

  @Override
  public void init(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {
    // The context came with its keys and its trust.
  }

  @Override
  public void destroy() {
    // It belongs to whoever made it.
  }

  @Override
  public SSLSessionContext getServerSessionContext() {
    return tls.getServerSessionContext();
  }

  @Override
  public SSLEngine createSSLEngine() {
    return tls.createSSLEngine();
  }

  @Override
  public SSLServerSocketFactory getServerSocketFactory() {
    return tls.getServerSocketFactory();
  }

  @Override
  public SSLParameters getSupportedSSLParameters() {
    return tls.getSupportedSSLParameters();
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return new X509Certificate[0];
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
