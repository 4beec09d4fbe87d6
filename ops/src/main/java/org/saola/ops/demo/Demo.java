// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.ConnectorApplication;
import org.saola.connectors.ConnectorRefused;
import org.saola.connectors.RunningConnector;
import org.saola.routes.HubApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Hub and connectors of a demo, running in this process until closed. */
public final class Demo implements AutoCloseable {
  private final DemoFederation federation;
  private final Map<String, RunningConnector> connectors = new LinkedHashMap<>();
  private @Nullable ConfigurableApplicationContext hub;

  public Demo(DemoFederation federation) {
    this.federation = federation;
  }

  /**
   * @throws ConnectorRefused when a connector's home is not in order
   */
  public void start(Progress progress) throws IOException, ConnectorRefused {
    progress.say("Starting the hub: broker, database, log");
    hub = HubApplication.start(federation.hub().settings());
    for (String agency : DemoFederation.agencies()) {
      progress.say("Starting the connector of " + agency);
      connectors.put(agency, ConnectorApplication.start(federation.agency(agency)));
    }
  }

  public RunningConnector connector(String agency) {
    RunningConnector connector = connectors.get(agency);
    if (connector == null) {
      throw new IllegalStateException("not started: " + agency);
    }
    return connector;
  }

  public void stopConnectors() {
    List<RunningConnector> running = new ArrayList<>(connectors.values());
    connectors.clear();
    running.forEach(RunningConnector::close);
  }

  /** Connectors first, so that they do not complain about a hub that goes away. */
  @Override
  public void close() {
    stopConnectors();
    if (hub != null) {
      hub.close();
      hub = null;
    }
  }
}
