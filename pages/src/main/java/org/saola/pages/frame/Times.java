// SPDX-License-Identifier: EUPL-1.2
package org.saola.pages.frame;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Moments and spans as a reader says them. */
@Component("times")
public class Times {
  private static final int HALF_A_DAY = 12;

  private final Clock clock;
  private final MessageSource words;

  Times(Clock clock, MessageSource words) {
    this.clock = clock;
    this.words = words;
  }

  /** With its zone. */
  public String at(Instant at) {
    return said(at, LocaleContextHolder.getLocale());
  }

  /** In the time that all agencies share. */
  public static String said(Instant at, Locale locale) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(locale)
            .withZone(ZoneOffset.UTC)
            .format(at)
        + " UTC";
  }

  /** To the second. */
  public String exact(Instant at) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
            .withLocale(LocaleContextHolder.getLocale())
            .format(at.atZone(ZoneOffset.UTC))
        + " UTC";
  }

  /** With its day of the week, as one says when something is due. */
  public String inFull(Instant at) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
            .withLocale(LocaleContextHolder.getLocale())
            .format(at.atZone(ZoneOffset.UTC))
        + " UTC";
  }

  /** A day of UTC, without its time. */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(LocaleContextHolder.getLocale())
        .format(day);
  }

  /** The time of day alone, to the second. */
  public String ofToday(Instant at) {
    return DateTimeFormatter.ISO_LOCAL_TIME.format(
            at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
        + " UTC";
  }

  /** The moment at which a page is made. */
  public String now() {
    return at(clock.instant());
  }

  /** For the {@code datetime} of an element. */
  public String machine(Instant at) {
    return at.toString();
  }

  /** How long there is still, or how long ago it should have been. */
  public String left(Instant due) {
    Duration left = Duration.between(clock.instant(), due);
    return say(left.isNegative() ? "time.late" : "time.left", span(left.abs()));
  }

  /** The two largest units: nobody plans by the minute what is due next week. */
  private String span(Duration span) {
    long days = span.toDays();
    long hours = span.toHoursPart();
    if (days > 0) {
      return hours > 0 && days < 3
          ? say("time.days", days) + " " + say("time.hours", hours)
          : say("time.days", days + (hours >= HALF_A_DAY && days >= 3 ? 1 : 0));
    }
    if (hours > 0) {
      return say("time.hours", hours) + " " + say("time.minutes", (long) span.toMinutesPart());
    }
    return say("time.minutes", (long) span.toMinutesPart());
  }

  private String say(String key, Object argument) {
    Locale locale = LocaleContextHolder.getLocale();
    return words.getMessage(key, new Object[] {argument}, locale);
  }
}
