// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import java.lang.StackWalker.StackFrame;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.routes.fixture.TestAgency;
import org.saola.routes.fixture.TestHub;
import org.saola.routes.fixture.TestMessage;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Everybody who is to make room for an urgent message asks whether there is one: whoever does,
 * looks at the clock, and the clock sees for whom.
 */
class RightOfWayPlacesTest {
  private static final AskedClock CLOCK = new AskedClock();

  private static TestHub hub;

  @BeforeAll
  static void passAMessage() throws Exception {
    hub = TestHub.create();
    hub.startWith(
        context ->
            context
                .getBeanFactory()
                .addBeanPostProcessor(
                    new BeanPostProcessor() {
                      @Override
                      public Object postProcessAfterInitialization(Object bean, String name) {
                        return bean instanceof Clock ? CLOCK : bean;
                      }
                    }));
    try (TestAgency customs = TestAgency.connect(hub, "NL-CUSTOMS")) {
      customs.send(TestMessage.from(hub, "NL-CUSTOMS").to("FR-POLICE").report().seal().bytes());
    }
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pipeline.authenticate beforeMessage",
        "Pipeline.record beforeBurst",
        "Pipeline.deliver beforeBurst",
        "Sequencer.stage execute",
        "Sequencer.publish execute",
        "AuditConfiguration.noticeRounds beforeBurst",
        "Notices.sendOne execute",
        "AcknowledgeConfiguration.dispatchReader beforeBurst",
        "IndexConfiguration.indexRounds beforeBurst"
      })
  void makesRoom(String place) throws Exception {
    TestHub.await(() -> CLOCK.places.contains(place));
  }

  /** The system's, which remembers the places from where the right of way was asked for. */
  private static final class AskedClock extends Clock {
    private static final String WAY = RightOfWay.class.getName();

    private final Clock system = Clock.systemUTC();
    private final Set<String> places = ConcurrentHashMap.newKeySet();

    @Override
    public long millis() {
      StackWalker.getInstance()
          .walk(
              frames ->
                  frames
                      .dropWhile(it -> !isOfWay(it))
                      .filter(it -> !it.getClassName().startsWith("org.springframework."))
                      .limit(10)
                      .toList())
          .stream()
          .reduce(this::callee);
      return system.millis();
    }

    /** Down the stack, to whoever stands behind the last frame of the right of way. */
    private StackFrame callee(StackFrame upper, StackFrame lower) {
      if (isOfWay(upper) && !isOfWay(lower)) {
        places.add("%s %s".formatted(name(lower), upper.getMethodName()));
      }
      return lower;
    }

    private static boolean isOfWay(StackFrame frame) {
      return frame.getClassName().startsWith(WAY);
    }

    private static String name(StackFrame frame) {
      String type = frame.getClassName();
      return type.substring(type.lastIndexOf('.') + 1)
          + "."
          + frame.getMethodName().replaceAll("lambda\\$(\\w+)\\$\\d+", "$1");
    }

    @Override
    public Instant instant() {
      return system.instant();
    }

    @Override
    public ZoneId getZone() {
      return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return system.withZone(zone);
    }
  }
}
