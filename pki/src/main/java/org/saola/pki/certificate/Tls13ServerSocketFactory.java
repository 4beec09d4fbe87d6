// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;

/** Server sockets of another factory, with TLS 1.3 alone enabled. */
final class Tls13ServerSocketFactory extends SSLServerSocketFactory {
  private final SSLServerSocketFactory factory;

  Tls13ServerSocketFactory(SSLServerSocketFactory factory) {
    this.factory = factory;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return factory.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return factory.getSupportedCipherSuites();
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return restricted(factory.createServerSocket());
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return restricted(factory.createServerSocket(port));
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    return restricted(factory.createServerSocket(port, backlog));
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
      throws IOException {
    return restricted(factory.createServerSocket(port, backlog, address));
  }

  private static ServerSocket restricted(ServerSocket socket) {
    ((SSLServerSocket) socket).setEnabledProtocols(Tls13Context.protocols());
    return socket;
  }
}
