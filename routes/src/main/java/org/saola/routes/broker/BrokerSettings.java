// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.broker;

import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.JournalType;
import org.saola.routes.HubProperties;

/** How the broker is set: durable before it says so, and closed to all but AMQP from outside. */
final class BrokerSettings {
  /** Messages above this become files; none of ours does, for a message is at most 1 MiB. */
  static final int LARGE_MESSAGE_BYTES = 2 * 1024 * 1024;

  /** A record must fit into the journal's buffer: the largest message and what goes with it. */
  private static final int JOURNAL_BUFFER_BYTES = 4 * 1024 * 1024;

  private static final int JOURNAL_FILE_BYTES = 16 * 1024 * 1024;

  /** At the default of 3.3 ms a blocking sender gets 283 messages a second through. */
  private static final int JOURNAL_BUFFER_NANOS = 100_000;

  private static final int MAX_DISK_PERCENT = 95;
  private static final int EXPIRY_SCAN_MILLIS = 30_000;
  private static final int IDLE_LIMIT_MILLIS = 60_000;

  private BrokerSettings() {}

  /**
   * @param invm number of the acceptor within this JVM
   * @param clusterPassword random: the account exists, and nobody is to know it
   */
  static Configuration of(HubProperties hub, SSLContext tls, int invm, String clusterPassword)
      throws Exception {
    var settings = new ConfigurationImpl();
    settings.setName("saola-hub-" + invm);
    settings.setSecurityEnabled(true);
    // Asked at each use, so that a revocation counts at once: it is a look into a map.
    settings.setAuthenticationCacheSize(0);
    settings.setAuthorizationCacheSize(0);
    settings.setClusterUser("saola-cluster");
    settings.setClusterPassword(clusterPassword);
    settings.setJMXManagementEnabled(false);
    settings.setMessageExpiryScanPeriod(EXPIRY_SCAN_MILLIS);
    settings.setMaxDiskUsage(MAX_DISK_PERCENT);
    journal(settings, hub.home().resolve("broker"));
    settings.addAcceptorConfiguration(inVm(invm));
    settings.addAcceptorConfiguration(amqp(hub.amqp(), tls));
    QueueSettings.all(hub.limits()).forEach(settings::addAddressSetting);
    return settings;
  }

  private static void journal(ConfigurationImpl settings, Path folder) {
    settings.setPersistenceEnabled(true);
    settings.setPersistIDCache(true);
    settings.setJournalType(JournalType.NIO);
    settings.setJournalSyncTransactional(true);
    settings.setJournalSyncNonTransactional(true);
    settings.setJournalDatasync(true);
    settings.setJournalBufferTimeout_NIO(JOURNAL_BUFFER_NANOS);
    settings.setJournalBufferSize_NIO(JOURNAL_BUFFER_BYTES);
    settings.setJournalFileSize(JOURNAL_FILE_BYTES);
    settings.setJournalDirectory(folder.resolve("journal").toString());
    settings.setBindingsDirectory(folder.resolve("bindings").toString());
    settings.setPagingDirectory(folder.resolve("paging").toString());
    settings.setLargeMessagesDirectory(folder.resolve("large").toString());
  }

  static TransportConfiguration inVm(int number) {
    return new TransportConfiguration(
        InVMAcceptorFactory.class.getName(),
        Map.of(
            org.apache.activemq.artemis.core.remoting.impl.invm.TransportConstants
                .SERVER_ID_PROP_NAME,
            number),
        "in-vm");
  }

  private static TransportConfiguration amqp(HubProperties.Amqp amqp, SSLContext tls) {
    return new TransportConfiguration(
        AgencyAcceptorFactory.class.getName(),
        Map.of(
            TransportConstants.HOST_PROP_NAME,
            amqp.host(),
            TransportConstants.PORT_PROP_NAME,
            amqp.port(),
            // No CORE, OpenWire, STOMP or MQTT faces the network: their flaws are many and open.
            TransportConstants.PROTOCOLS_PROP_NAME,
            "AMQP",
            TransportConstants.SSL_ENABLED_PROP_NAME,
            true,
            // A name only: it keeps Artemis from asking for a key file. AgencyAcceptor has the
            // keys.
            TransportConstants.SSL_CONTEXT_PROP_NAME,
            "saola",
            AgencyAcceptorFactory.TLS,
            tls),
        "amqp",
        Map.of(
            "saslMechanisms",
            "EXTERNAL",
            "amqpMinLargeMessageSize",
            LARGE_MESSAGE_BYTES,
            "amqpIdleTimeout",
            IDLE_LIMIT_MILLIS));
  }
}
