// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.saola.connectors.desk.DeskOfAgency;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.StandInHub;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/**
 * Shows desks in a browser without an issuer, for those who work on pages: {@code main} serves
 * NL-CUSTOMS on one port of loopback and FR-POLICE on the next, each with its officer signed in.
 */
public final class DeskInBrowser {
  private DeskInBrowser() {}

  /**
   * @param arguments the first port, and the seconds after which all ends
   */
  public static void main(String... arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    long end = System.currentTimeMillis() + 1000 * Long.parseLong(arguments[1]);
    Path folder = Files.createTempDirectory("desks");
    StandInHub hub = new StandInHub(Federation.DEMO);
    List<DeskOfAgency> desks = new ArrayList<>();
    for (String agency : List.of("NL-CUSTOMS", "FR-POLICE")) {
      DeskOfAgency desk = new DeskOfAgency(folder.resolve(agency), agency, hub);
      serve(desk, port + desks.size());
      desks.add(desk);
    }
    System.out.println("serving");
    Post post = new Post(hub, desks);
    while (System.currentTimeMillis() < end) {
      Thread.sleep(700);
      post.carry();
    }
    System.exit(0);
  }

  private static void serve(DeskOfAgency desk, int port) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.createContext("/", exchange -> answer(desk, exchange));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private static void answer(DeskOfAgency desk, HttpExchange exchange) throws IOException {
    try (exchange) {
      MockHttpServletResponse page =
          desk.pages.perform(asked(desk, exchange)).andReturn().getResponse();
      for (String name : page.getHeaderNames()) {
        page.getHeaders(name).forEach(value -> exchange.getResponseHeaders().add(name, value));
      }
      if (page.getContentType() != null) {
        exchange.getResponseHeaders().set("Content-Type", page.getContentType());
      }
      byte[] body = page.getContentAsByteArray();
      exchange.sendResponseHeaders(page.getStatus(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (Exception e) {
      e.printStackTrace();
      exchange.sendResponseHeaders(500, -1);
    }
  }

  private static MockHttpServletRequestBuilder asked(DeskOfAgency desk, HttpExchange exchange)
      throws IOException {
    URI address = exchange.getRequestURI();
    MockHttpServletRequestBuilder request =
        MockMvcRequestBuilders.request(HttpMethod.valueOf(exchange.getRequestMethod()), address);
    exchange.getRequestHeaders().forEach((name, values) -> request.header(name, values.toArray()));
    byte[] body = exchange.getRequestBody().readAllBytes();
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type != null && type.startsWith("multipart/")) {
      throw new IOException("not served here");
    }
    return request.content(body).with(csrf()).with(desk.officer());
  }
}
