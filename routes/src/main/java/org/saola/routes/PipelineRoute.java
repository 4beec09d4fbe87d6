// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import java.util.List;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.saola.routes.broker.BrokerSession;
import org.saola.routes.receive.Arrival;
import org.saola.routes.receive.BatchHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The way of a batch through the hub. A refused message leaves it and is recorded with the others;
 * a fault ends it, and whoever has sent the batch in rolls back.
 *
 * <p>An exchange begins here with a body and no headers: none of an agency's can get into it.
 */
@Component
class PipelineRoute extends RouteBuilder implements BatchHandler {
  private static final String ENTRANCE = "direct:batch";

  private final Pipeline pipeline;
  private final ObjectProvider<ProducerTemplate> entrance;

  PipelineRoute(Pipeline pipeline, ObjectProvider<ProducerTemplate> entrance) {
    this.pipeline = pipeline;
    this.entrance = entrance;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    from(ENTRANCE)
        .routeId("pipeline")
        .bean(pipeline, "receive")
        .bean(pipeline, "authenticate")
        .bean(pipeline, "deduplicate")
        .bean(pipeline, "validate")
        .bean(pipeline, "authorize")
        .bean(pipeline, "record")
        .bean(pipeline, "deliver");
  }

  @Override
  public void handle(BrokerSession session, List<Arrival> arrivals) {
    try {
      entrance.getObject().requestBody(ENTRANCE, Batch.of(session, arrivals));
    } catch (CamelExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : e;
    }
  }
}
