// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.saola.connectors.Eventually;
import org.saola.connectors.desk.DeskOfAgency;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.StandInHub;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** NL-CUSTOMS and FR-POLICE with a desk each, a hub between them, and whoever carries. */
final class TwoDesks implements AutoCloseable {
  final StandInHub hub;
  final DeskOfAgency customs;
  final DeskOfAgency police;
  private final Post post;

  TwoDesks(Path folder) throws Exception {
    hub = new StandInHub(Federation.DEMO);
    customs = new DeskOfAgency(folder.resolve("customs"), "NL-CUSTOMS", hub);
    police = new DeskOfAgency(folder.resolve("police"), "FR-POLICE", hub);
    post = new Post(hub, List.of(customs, police));
  }

  void carry() throws Exception {
    post.carry();
  }

  /** A page as the customs officer sees it. */
  String page(String address) throws Exception {
    return page(customs, address);
  }

  static String page(DeskOfAgency desk, String address) throws Exception {
    return desk.pages
        .perform(get(address).with(desk.officer()))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  /** Where the customs officer is led by a form. */
  String done(AbstractMockHttpServletRequestBuilder<?> form) throws Exception {
    return done(customs, form);
  }

  static String done(DeskOfAgency desk, AbstractMockHttpServletRequestBuilder<?> form)
      throws Exception {
    return desk.pages
        .perform(form.with(csrf()).with(desk.officer()))
        .andExpect(status().is3xxRedirection())
        .andReturn()
        .getResponse()
        .getRedirectedUrl();
  }

  /** What a preview's button says was seen. */
  static String seen(String preview) {
    return preview.replaceAll("(?s).*name=\"seen\" value=\"([0-9a-f]{64})\".*", "$1");
  }

  /** Carries until the page says so; the page. */
  String awaitSaid(DeskOfAgency desk, String address, String words) throws Exception {
    String[] page = new String[1];
    Eventually.holds(
        Duration.ofSeconds(20),
        () -> {
          post.carry();
          page[0] = page(desk, address);
          assertThat(page[0]).contains(words);
        });
    return page[0];
  }

  @Override
  public void close() {
    customs.close();
    police.close();
    hub.close();
  }
}
