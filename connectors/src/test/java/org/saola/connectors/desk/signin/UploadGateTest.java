// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockRequestDispatcher;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** A file is looked at before a byte of it is read. */
class UploadGateTest {
  private static final String DRAFT = "/compose/drafts/00000000-0000-4000-8000-000000000000/files";
  private long room = Long.MAX_VALUE;
  private final UploadGate gate =
      new UploadGate(
          () -> 1L << 20,
          8_000_000,
          any -> room,
          Set.of("ROLE_liaison-officer", "AGENCY_NL-CUSTOMS"));

  @AfterEach
  void signOut() {
    SecurityContextHolder.clearContext();
  }

  private static final class Announced extends MockHttpServletRequest {
    private final long size;

    Announced(String path, long size) {
      super("POST", path);
      this.size = size;
      setServletPath(path);
      setContentType("multipart/form-data; boundary=x");
    }

    @Override
    public long getContentLengthLong() {
      return size;
    }

    @Override
    public jakarta.servlet.ServletInputStream getInputStream() {
      throw new AssertionError("it was read");
    }

    /** As a server does, which looks for the fields of such a form within what it brings. */
    @Override
    public Map<String, String[]> getParameterMap() {
      throw new AssertionError("it was read");
    }

    @Override
    public String getParameter(String name) {
      throw new AssertionError("it was read");
    }

    @Override
    public RequestDispatcher getRequestDispatcher(String page) {
      return new Forwarding(page);
    }
  }

  /** As a server does who adds the fields of the address to those of the request. */
  private static final class Forwarding extends MockRequestDispatcher {
    Forwarding(String page) {
      super(page);
    }

    @Override
    public void forward(ServletRequest request, ServletResponse response) {
      assertThat(request.getParameterMap()).isEmpty();
      super.forward(request, response);
    }
  }

  private MockHttpServletResponse pass(Announced request, MockFilterChain chain) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    gate.doFilter(request, response, chain);
    return response;
  }

  private static void signIn() {
    signIn("ROLE_liaison-officer", "AGENCY_NL-CUSTOMS");
  }

  private static void signIn(String... authorities) {
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken("ann", "", authorities));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ROLE_liaison-officer,AGENCY_EUROPOL", "ROLE_auditor,AGENCY_NL-CUSTOMS", "ROLE_x"})
  void theFileOfSomebodyElseWhoIsSignedInIsNotRead(String authorities) throws Exception {
    signIn(authorities.split(","));
    MockFilterChain chain = new MockFilterChain();
    pass(new Announced(DRAFT, 100), chain);
    assertUnread(chain);
  }

  @Test
  void twoGibibytesAreNotRead() throws Exception {
    signIn();
    MockFilterChain chain = new MockFilterChain();
    assertThat(pass(new Announced(DRAFT, 2L << 30), chain).getForwardedUrl())
        .startsWith("/compose/too-large?draft=00000000");
    assertThat(chain.getRequest()).isNull();
  }

  @Test
  void aTableLargerThanTheDeskTakesIsNotRead() throws Exception {
    signIn();
    MockFilterChain chain = new MockFilterChain();
    Announced table = new Announced(DRAFT.replace("/files", "/table"), 9_000_000);
    assertThat(pass(table, chain).getForwardedUrl()).isEqualTo("/compose/table-too-large");
    table.setQueryString("type=alert");
    assertThat(pass(table, chain).getForwardedUrl())
        .isEqualTo("/compose/table-too-large?type=alert");
    table.setQueryString("type=alert&wrong=BROKEN");
    assertThat(pass(table, chain).getForwardedUrl()).isEqualTo("/compose/table-too-large");
    assertThat(chain.getRequest()).isNull();
  }

  @Test
  void aTableForWhichThereIsNoRoomIsNoDraftToGoBackTo() throws Exception {
    signIn();
    room = 99;
    Announced table = new Announced(DRAFT.replace("/files", "/table"), 100);
    assertThat(pass(table, new MockFilterChain()).getForwardedUrl()).isEqualTo("/compose/full");
  }

  @Test
  void whatDraftsHaveNoRoomForIsNotRead() throws Exception {
    signIn();
    room = 99;
    MockFilterChain chain = new MockFilterChain();
    assertThat(pass(new Announced(DRAFT, 100), chain).getForwardedUrl())
        .startsWith("/compose/full?draft=00000000");
    assertThat(chain.getRequest()).isNull();
  }

  @Test
  void whatFitsGoesOnAsItCame() throws Exception {
    signIn();
    MockFilterChain chain = new MockFilterChain();
    Announced request = new Announced(DRAFT, 1 << 20);
    pass(request, chain);
    assertThat(chain.getRequest()).isSameAs(request);
  }

  @Test
  void aStrangersFileIsNotRead_norOneThatGoesNowhere() throws Exception {
    MockFilterChain stranger = new MockFilterChain();
    pass(new Announced(DRAFT, 100), stranger);
    assertUnread(stranger);
    signIn();
    MockFilterChain nowhere = new MockFilterChain();
    pass(new Announced("/logout", 100), nowhere);
    assertUnread(nowhere);
  }

  private static void assertUnread(MockFilterChain chain) throws Exception {
    HttpServletRequest passed = (HttpServletRequest) chain.getRequest();
    assertThat(passed.getMethod()).isEqualTo("GET");
    assertThat(passed.getContentType()).isNull();
    assertThat(passed.getParameter("_csrf")).isNull();
    assertThat(passed.getParameterMap()).isEmpty();
    assertThat(passed.getParameterNames().hasMoreElements()).isFalse();
    assertThat(passed.getParameterValues("_csrf")).isNull();
    assertThat(passed.getParts()).isEmpty();
    assertThat(passed.getPart("file")).isNull();
    assertThatThrownBy(passed::getInputStream).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(passed::getReader).isInstanceOf(IllegalStateException.class);
  }
}
