// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.saola.connectors.hub.HubParts;
import org.saola.connectors.hub.HubRefused;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.ops.federation.HubHome;
import org.saola.pki.certificate.CertificateRefused;

/**
 * Parts that travel apart, as connectors carry them: the sender uploads each, then sends the
 * messages; their recipient downloads each. One request after the other.
 */
final class ApartTraffic {
  private static final AgencyId SENDER = new AgencyId(BenchFederation.SENDER);

  private final Exchange exchange;
  private final HubParts from;
  private final HubParts to;

  ApartTraffic(BenchFederation federation, Exchange exchange)
      throws IOException, CertificateRefused {
    this.exchange = exchange;
    this.from = parts(federation, BenchFederation.SENDER);
    this.to = parts(federation, BenchFederation.RECIPIENTS.getFirst());
  }

  private static HubParts parts(BenchFederation federation, String agency)
      throws IOException, CertificateRefused {
    HubHome.Addresses hub = federation.hub().addresses();
    return new HubParts(
        URI.create("https://%s:%d".formatted(hub.host(), hub.https())),
        federation.keystore(agency).tls(federation.anchor()));
  }

  /** Seconds from the first upload to the end of the last download. */
  double run(List<ApartMessage> messages) throws IOException, JMSException, InterruptedException {
    long begin = System.nanoTime();
    try {
      for (ApartMessage each : messages) {
        from.upload(each.id(), DistinctMessages.APART, each.sealed(), each.file(), bytes -> {});
      }
      exchange.run(messages.stream().map(ApartMessage::body).toList());
      for (ApartMessage each : messages) {
        download(each);
      }
    } catch (HubRefused e) {
      throw new IOException("the hub refused a part", e);
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private void download(ApartMessage message) throws IOException, HubRefused {
    Path file = message.file().resolveSibling("downloaded");
    Files.deleteIfExists(file);
    long size = Files.size(message.file());
    to.download(SENDER, message.id(), DistinctMessages.APART, message.sealed(), file, size);
    if (!Digest.of(Files.readAllBytes(file)).equals(message.sealed())) {
      throw new IOException("a part came down with other bytes than went up");
    }
  }
}
