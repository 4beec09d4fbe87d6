// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.room;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A few places for work that takes long. Nobody has all of them: who takes away a large file over a
 * slow line leaves room for others.
 */
public final class Room {
  static final String PLACE = Place.class.getName();

  private final Semaphore places;
  private final int ofOne;
  private final Duration patience;
  private final Map<String, Semaphore> persons = new ConcurrentHashMap<>();

  /**
   * @param places for all
   * @param ofOne of these, at most, for one person
   * @param patience how long somebody waits for a place
   */
  Room(int places, int ofOne, Duration patience) {
    this.places = new Semaphore(places, true);
    this.ofOne = ofOne;
    this.patience = patience;
  }

  /** A place that somebody has; closed once, or more often, it is free again. */
  public static final class Place implements AutoCloseable {
    private final Semaphore person;
    private final Semaphore places;
    private final AtomicBoolean left = new AtomicBoolean();

    private Place(Semaphore person, Semaphore places) {
      this.person = person;
      this.places = places;
    }

    @Override
    public void close() {
      if (left.compareAndSet(false, true)) {
        places.release();
        person.release();
      }
    }
  }

  /** Empty when there is no place, and none has become free for a while. */
  public Optional<Place> enter(String person) {
    Semaphore own = persons.computeIfAbsent(person, any -> new Semaphore(ofOne, true));
    if (!taken(own)) {
      return Optional.empty();
    }
    if (!taken(places)) {
      own.release();
      return Optional.empty();
    }
    return Optional.of(new Place(own, places));
  }

  /** The work is done, though the answer may go as slowly as somebody reads it. */
  public static void leave(HttpServletRequest request) {
    if (request.getAttribute(PLACE) instanceof Place place) {
      place.close();
    }
  }

  private boolean taken(Semaphore some) {
    try {
      return some.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
