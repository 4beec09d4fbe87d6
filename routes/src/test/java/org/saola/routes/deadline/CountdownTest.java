// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.saola.routes.deadline.Countdown.Advanced;
import org.saola.routes.deadline.Countdown.Passed;

class CountdownTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration EIGHT_HOURS = Duration.ofHours(8);

  @Test
  void eachMarkComesOnce_atItsInstant() {
    Countdown clock = Countdown.of(EIGHT_HOURS).run(START);
    assertThat(clock.due()).contains(START.plus(EIGHT_HOURS));
    assertThat(clock.next()).contains(at(240));
    assertThat(clock.advance(at(240).minusMillis(1)).passed()).isEmpty();

    Advanced half = clock.advance(at(250));
    assertThat(half.passed()).containsExactly(new Passed(Mark.HALF, at(240)));
    assertThat(half.clock().advance(at(251)).passed()).isEmpty();
    Advanced all = half.clock().advance(at(10_000));
    assertThat(all.passed())
        .containsExactly(new Passed(Mark.NINE_TENTHS, at(432)), new Passed(Mark.OVERDUE, at(480)));
    assertThat(all.clock().next()).isEmpty();
    assertThat(all.clock().isOverdue()).isTrue();
  }

  @Test
  void aPauseShiftsEverythingThatIsAhead() {
    Countdown paused = Countdown.of(EIGHT_HOURS).run(START).pause(at(100));
    assertThat(paused.due()).isEmpty();
    assertThat(paused.advance(at(10_000)).passed()).isEmpty();
    Countdown again = paused.run(at(1_100));
    assertThat(again.due()).contains(at(1_480));
    assertThat(again.next()).contains(at(1_240));
  }

  @Test
  void aDelayExtends_neverShortens_andIsWarnedOfAnew() {
    Countdown late = Countdown.of(EIGHT_HOURS).run(START).advance(at(450)).clock();
    assertThat(late.extend(at(450), at(470))).isEqualTo(late);
    Countdown extended = late.extend(at(450), at(1_000));
    assertThat(extended.due()).contains(at(1_000));
    assertThat(extended.next()).contains(at(500));
    assertThat(extended.extend(at(450), at(900))).isEqualTo(extended);
  }

  @Test
  void aDelayDuringAPauseCountsWhenTheClockRunsAgain() {
    Countdown paused = Countdown.of(EIGHT_HOURS).run(START).pause(at(100)).extend(at(110), at(900));
    assertThat(paused.run(at(200)).due()).contains(at(900));
    assertThat(paused.run(at(800)).due()).contains(at(1_180));
  }

  @Test
  void aClockThatStepsBackSpendsNothing_andTellsNothingTwice() {
    Countdown half = Countdown.of(EIGHT_HOURS).run(START).advance(at(240)).clock();
    assertThat(half.advance(at(-5)).passed()).isEmpty();
    assertThat(half.advance(at(241)).passed()).isEmpty();
    assertThat(half.pause(at(-5)).run(at(0)).due()).contains(at(480));
  }

  /** Against a model that counts minutes one by one, and knows no formula. */
  @Test
  void isWhatCountingMinutesGives() {
    long seed = new Random().nextLong();
    for (int round = 0; round < 3_000; round++) {
      agrees(new Random(seed + round), "seed " + seed + " round " + round);
    }
  }

  private static void agrees(Random random, String seed) {
    int allowed = 10 * (1 + random.nextInt(40));
    MinuteModel model = new MinuteModel(allowed);
    Countdown clock = Countdown.of(Duration.ofMinutes(allowed)).run(START);
    List<Passed> told = new ArrayList<>();
    int minute = 0;
    for (int step = 0; step < 12; step++) {
      int next = minute + random.nextInt(allowed);
      while (minute < next) {
        model.minute();
        minute++;
      }
      Advanced advanced = clock.advance(at(minute));
      clock = advanced.clock();
      told.addAll(advanced.passed());
      boolean open = !clock.isOverdue();
      switch (random.nextInt(5)) {
        case 0 -> {
          if (open && clock.runs()) {
            clock = clock.pause(at(minute));
            model.running = false;
          }
        }
        case 1, 2 -> {
          if (!clock.runs()) {
            clock = clock.run(at(minute));
            model.resume();
          }
        }
        case 3 -> {
          if (open) {
            int until = minute + random.nextInt(3 * allowed);
            clock = clock.extend(at(minute), at(until));
            model.extend(until);
          }
        }
        default -> {}
      }
      assertThat(clock.runs()).as(seed).isEqualTo(model.running);
      assertThat(clock.isOverdue()).as(seed).isEqualTo(model.overdue);
      if (clock.runs()) {
        assertThat(clock.due()).as(seed).contains(at(minute + model.allowed - model.spent));
      }
    }
    assertThat(told.stream().map(CountdownTest::words)).as(seed).isEqualTo(model.marks);
  }

  private static String words(Passed passed) {
    // The model looks at whole minutes: it sees a mark at the next of them.
    Duration at = Duration.between(START, passed.at()).plusMinutes(1).minusMillis(1);
    return passed.mark() + "@" + at.toMinutes();
  }

  /** A stop watch that somebody reads every minute. */
  private static final class MinuteModel {
    private int allowed;
    private int now;
    private int spent;
    private int promised;
    private boolean running = true;
    private boolean half;
    private boolean nineTenths;
    private boolean overdue;
    private final List<String> marks = new ArrayList<>();

    MinuteModel(int allowed) {
      this.allowed = allowed;
    }

    void minute() {
      now++;
      if (!running) {
        return;
      }
      spent++;
      if (!half && 2 * spent >= allowed) {
        half = true;
        marks.add("HALF@" + now);
      }
      if (!nineTenths && 10 * spent >= 9 * allowed) {
        nineTenths = true;
        marks.add("NINE_TENTHS@" + now);
      }
      if (!overdue && spent >= allowed) {
        overdue = true;
        marks.add("OVERDUE@" + now);
      }
    }

    void resume() {
      running = true;
      extendTo(promised);
    }

    void extend(int until) {
      promised = Math.max(promised, until);
      if (running) {
        extendTo(until);
      }
    }

    private void extendTo(int until) {
      if (until > now + allowed - spent) {
        allowed = spent + until - now;
        half = half && 2 * spent >= allowed;
        nineTenths = nineTenths && 10 * spent >= 9 * allowed;
      }
    }
  }

  private static Instant at(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }
}
