// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.consult;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.MessageId;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Stands before every page: no page without a task, and no look without an entry. A page that is
 * added later cannot forget it.
 */
@Configuration(proxyBeanMethods = false)
class Consulting implements WebMvcConfigurer {
  private static final String[] OPEN = {
    "/assets/**",
    "/signed-out",
    "/refused",
    "/stale",
    "/error",
    "/consult",
    Consultations.PROGRESS,
    RecordedSignIn.UNRECORDED
  };

  private final Consultations consultations;

  Consulting(Consultations consultations) {
    this.consultations = consultations;
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(new Gate(consultations)).excludePathPatterns(OPEN);
  }

  /** Room for a hundred indexes, or for every field of a search. */
  private static final int LONGEST = 3_500;

  private record Gate(Consultations consultations) implements HandlerInterceptor {
    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler)
        throws IOException {
      if (address(request).length() > LONGEST) {
        // What cannot be recorded whole is not looked at.
        response.sendError(HttpServletResponse.SC_REQUEST_URI_TOO_LONG);
        return false;
      }
      Optional<Task> task = Tasks.of(request.getSession());
      if (task.isEmpty()) {
        response.sendRedirect(
            "/consult?then=" + URLEncoder.encode(address(request), StandardCharsets.UTF_8));
        return false;
      }
      consultations.consulted(Auditor.present(), task.get(), message(request), said(request));
      return true;
    }

    private static String said(HttpServletRequest request) {
      return request.getMethod() + " " + address(request);
    }

    private static String address(HttpServletRequest request) {
      String question = request.getQueryString();
      return request.getRequestURI() + (question == null ? "" : "?" + question);
    }

    /** The message whose page it is. */
    private static @Nullable MessageId message(HttpServletRequest request) {
      if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
          instanceof Map<?, ?> variables) {
        return variables.get("message") instanceof String id ? messageOrNull(id) : null;
      }
      return null;
    }

    private static @Nullable MessageId messageOrNull(String id) {
      try {
        return new MessageId(id);
      } catch (IllegalArgumentException e) {
        // The page says so itself.
        return null;
      }
    }
  }
}
