// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** TLS 1.3 and nothing else: the JDK's own "TLSv1.3" context still offers 1.2. */
final class Tls13Context extends SSLContext {
  private static final String[] PROTOCOLS = {"TLSv1.3"};

  Tls13Context(SSLContext context) {
    super(new Spi(context), context.getProvider(), context.getProtocol());
  }

  static String[] protocols() {
    return PROTOCOLS.clone();
  }

  private static final class Spi extends SSLContextSpi {
    private final SSLContext context;

    Spi(SSLContext context) {
      this.context = context;
    }

    @Override
    protected void engineInit(
        KeyManager @Nullable [] keys,
        TrustManager @Nullable [] trust,
        @Nullable SecureRandom random)
        throws KeyManagementException {
      throw new KeyManagementException("already initialised");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      return new Tls13SocketFactory(context.getSocketFactory());
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      return new Tls13ServerSocketFactory(context.getServerSocketFactory());
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return restricted(context.createSSLEngine());
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return restricted(context.createSSLEngine(host, port));
    }

    private static SSLEngine restricted(SSLEngine engine) {
      engine.setEnabledProtocols(protocols());
      return engine;
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return context.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return context.getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
      return restricted(context.getDefaultSSLParameters());
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
      return restricted(context.getSupportedSSLParameters());
    }

    private static SSLParameters restricted(SSLParameters parameters) {
      parameters.setProtocols(protocols());
      return parameters;
    }
  }
}
