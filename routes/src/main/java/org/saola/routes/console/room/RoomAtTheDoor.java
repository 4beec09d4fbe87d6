// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.room;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.pages.frame.Problems;
import org.saola.routes.console.consult.Auditor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Before figures, reports and files are made there must be room for it. It is asked for before a
 * consultation is written down: who is sent away has seen nothing.
 */
@Configuration(proxyBeanMethods = false)
class RoomAtTheDoor {
  /** Each holds a connection to the database and a processor for as long as it lasts. */
  private static final int PLACES = 3;

  private static final int OF_ONE = 2;

  private static final Duration PATIENCE = Duration.ofMillis(500);

  private static final Duration AGAIN = Duration.ofSeconds(10);

  private static final String[] LONG = {"/figures/**", "/export/**"};

  /**
   * A file of a report reads the log leaf by leaf; so does its page, which enters by itself. It is
   * made before its first byte goes, and leaves then.
   */
  private static final String DOCUMENTS = "/reports/*";

  @Bean
  Room room() {
    return new Room(PLACES, OF_ONE, PATIENCE);
  }

  @Bean
  Room roomForDocuments() {
    return new Room(1, 1, PATIENCE);
  }

  @Bean
  WebMvcConfigurer doors(Room room, Room roomForDocuments) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors
            .addInterceptor(new Door(room, Set.of("GET", "HEAD", "POST")))
            .addPathPatterns(LONG)
            .order(-1);
        interceptors
            .addInterceptor(new Door(roomForDocuments, Set.of("POST")))
            .addPathPatterns(DOCUMENTS)
            .order(-1);
      }
    };
  }

  private record Door(Room room, Set<String> methods) implements HandlerInterceptor {
    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      if (!methods.contains(request.getMethod())) {
        return true;
      }
      Room.Place place =
          room.enter(Auditor.present().username()).orElseThrow(() -> new Problems.Busy(AGAIN));
      request.setAttribute(Room.PLACE, place);
      return true;
    }

    @Override
    public void afterCompletion(
        HttpServletRequest request,
        HttpServletResponse response,
        Object handler,
        @Nullable Exception failure) {
      Room.leave(request);
    }
  }
}
