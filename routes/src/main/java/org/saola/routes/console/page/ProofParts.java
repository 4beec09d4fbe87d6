// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.page;

import java.io.IOException;
import java.nio.file.Path;
import org.saola.pki.transparency.LogVerifierKeys;
import org.saola.routes.HubProperties;
import org.saola.routes.audit.PublishedLog;
import org.saola.routes.console.find.KnownLeaves;
import org.saola.routes.console.proof.EvidenceSources;
import org.saola.routes.console.proof.ProofEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** What the browser checks: the published log, and openings of what its reader may see. */
@Configuration(proxyBeanMethods = false)
class ProofParts {
  @Bean
  PublishedLog publishedLog(HubProperties hub) throws IOException {
    Path folder = hub.home().resolve("log");
    return PublishedLog.in(folder, LogVerifierKeys.read(folder));
  }

  @Bean
  EvidenceSources evidenceSources(PublishedLog log, HubProperties hub) {
    return new EvidenceSources(hub.federation(), log, hub.witnesses());
  }

  @Bean
  RouterFunction<ServerResponse> proofs(PublishedLog log, KnownLeaves leaves, Reading reading) {
    return ProofEndpoint.routes(log, index -> leaves.at(index, reading.scope()));
  }
}
