// SPDX-License-Identifier: EUPL-1.2
package org.saola.pages.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

/** Ten hours after it began a session ends, however busy it was. */
class SessionEndTest {
  @ParameterizedTest
  @CsvSource({"PT9H59M,false", "PT10H1M,true"})
  void aSessionEndsAfterAWorkingDay(Duration age, boolean ended) throws Exception {
    MockHttpSession session = new MockHttpSession();
    Instant now = Instant.ofEpochMilli(session.getCreationTime()).plus(age);
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setSession(session);

    MockFilterChain chain = new MockFilterChain();
    new SessionEnd(Clock.fixed(now, ZoneOffset.UTC))
        .doFilter(request, new MockHttpServletResponse(), chain);

    assertThat(session.isInvalid()).isEqualTo(ended);
    assertThat(chain.getRequest()).as("asked on, as a stranger's at worst").isNotNull();
  }
}
