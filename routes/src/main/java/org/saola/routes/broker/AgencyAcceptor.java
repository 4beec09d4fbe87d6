// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.cluster.ClusterConnection;
import org.apache.activemq.artemis.core.server.metrics.MetricsManager;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.remoting.BufferHandler;
import org.apache.activemq.artemis.spi.core.remoting.ServerConnectionLifeCycleListener;

/** Speaks TLS 1.3 only, by the hub's own keys, and with nobody who shows no certificate. */
final class AgencyAcceptor extends NettyAcceptor {
  private static final String[] PROTOCOLS = {"TLSv1.3"};

  private final SSLContext tls;

  AgencyAcceptor(
      SSLContext tls,
      String name,
      ClusterConnection connection,
      Map<String, Object> configuration,
      BufferHandler handler,
      ServerConnectionLifeCycleListener listener,
      ScheduledExecutorService scheduledThreadPool,
      Executor failures,
      Map<String, ProtocolManager> protocols,
      String threadGroup,
      MetricsManager metrics) {
    super(
        name,
        connection,
        configuration,
        handler,
        listener,
        scheduledThreadPool,
        failures,
        protocols,
        threadGroup,
        metrics);
    this.tls = tls;
  }

  // Artemis would read keys from files; were it to stop calling this, no handshake would succeed.
  @Override
  public SslHandler getSslHandler(ByteBufAllocator allocator, String host, int port) {
    SSLEngine engine = tls.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setNeedClientAuth(true);
    engine.setEnabledProtocols(PROTOCOLS);
    return new SslHandler(engine);
  }
}
