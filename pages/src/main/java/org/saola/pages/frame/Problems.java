// SPDX-License-Identifier: EUPL-1.2
package org.saola.pages.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** What somebody reads when a request cannot be answered: what happened, and what to do next. */
@Controller
@ControllerAdvice
public class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private final Clock clock;

  Problems(Clock clock) {
    this.clock = clock;
  }

  /** Forwarded to when a form bears no valid token, whatever its method. */
  @RequestMapping("/stale")
  String stale(HttpServletResponse response, Model model) {
    return shown(HttpStatus.FORBIDDEN, response, model);
  }

  /** A page asks for what is not here. */
  public static final class NotHere extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @ExceptionHandler(NotHere.class)
  String notHere(HttpServletResponse response, Model model) {
    return shown(HttpStatus.NOT_FOUND, response, model);
  }

  /** More is asked for at once than can be answered: it is worth asking again. */
  public static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** After how long. */
    private final Duration again;

    public Busy(Duration again) {
      super("there is no room for it at the moment");
      this.again = again;
    }
  }

  @ExceptionHandler(Busy.class)
  String busy(Busy busy, HttpServletResponse response, Model model) {
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(busy.again.toSeconds()));
    return shown(HttpStatus.SERVICE_UNAVAILABLE, response, model);
  }

  /** The reader has gone on to another page before this one was sent: nobody is left to tell. */
  @ExceptionHandler(AsyncRequestNotUsableException.class)
  void brokenOff(HttpServletRequest request) {
    LOG.debug("{} was broken off by the browser", request.getRequestURI());
  }

  @ExceptionHandler(Exception.class)
  String failed(
      Exception failure, HttpServletRequest request, HttpServletResponse response, Model model)
      throws Exception {
    if (response.isCommitted()) {
      // Half a file must not look like a whole one: the server cuts the connection.
      throw failure;
    }
    HttpStatusCode status =
        failure instanceof ErrorResponse known
            ? known.getStatusCode()
            : HttpStatus.INTERNAL_SERVER_ERROR;
    if (status.is5xxServerError()) {
      LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
    }
    return shown(status, response, model);
  }

  private String shown(HttpStatusCode status, HttpServletResponse response, Model model) {
    response.setStatus(status.value());
    model.addAttribute("at", clock.instant().truncatedTo(ChronoUnit.SECONDS));
    model.addAttribute("problem", "error." + word(status));
    return "problem";
  }

  /** One of the few for which there are words. */
  private static int word(HttpStatusCode status) {
    return switch (status.value()) {
      case 403, 404, 413, 503 -> status.value();
      default -> status.is4xxClientError() ? 400 : 500;
    };
  }
}
