// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.StrictJson;
import org.saola.routes.web.WebRefused.Code;
import org.springframework.http.MediaType;

/** What Tomcat itself refuses, before any of our code sees it: as JSON too, without its page. */
public final class JsonErrorValve extends ErrorReportValve {
  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    Code code = status < 500 ? Code.INVALID : Code.FAULT;
    byte[] body = StrictJson.write(new WebError(code.name(), "this request is not understood"));
    try {
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      response.getOutputStream().write(body);
      response.finishResponse();
    } catch (IOException e) {
      // The peer is gone: there is nobody left to tell.
      container.getLogger().debug("no error could be reported", e);
    }
  }
}
