// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.cluster.ClusterConnection;
import org.apache.activemq.artemis.core.server.metrics.MetricsManager;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.remoting.BufferHandler;
import org.apache.activemq.artemis.spi.core.remoting.ServerConnectionLifeCycleListener;
import org.apache.activemq.artemis.utils.actors.OrderedExecutor;

/** Makes the acceptor that agencies reach; the broker finds this class by its name. */
public final class AgencyAcceptorFactory extends NettyAcceptorFactory {
  /** Parameter that holds the {@link SSLContext}. */
  static final String TLS = "saola.tls";

  @Override
  public Acceptor createAcceptor(
      String name,
      ClusterConnection connection,
      Map<String, Object> configuration,
      BufferHandler handler,
      ServerConnectionLifeCycleListener listener,
      Executor threadPool,
      ScheduledExecutorService scheduledThreadPool,
      Map<String, ProtocolManager> protocols,
      String threadGroup,
      MetricsManager metrics) {
    return new AgencyAcceptor(
        (SSLContext) Objects.requireNonNull(configuration.get(TLS), TLS),
        name,
        connection,
        configuration,
        handler,
        listener,
        scheduledThreadPool,
        new OrderedExecutor(threadPool),
        protocols,
        threadGroup,
        metrics);
  }
}
