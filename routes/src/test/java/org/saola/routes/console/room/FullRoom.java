// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationContext;

/** Takes every place of one of a console's rooms. */
public final class FullRoom {
  private FullRoom() {}

  public static AutoCloseable of(ApplicationContext console, String name) {
    Room room = console.getBean(name, Room.class);
    List<Room.Place> taken = new ArrayList<>();
    Optional<Room.Place> place = room.enter("somebody-0");
    while (place.isPresent()) {
      taken.add(place.get());
      place = room.enter("somebody-" + taken.size());
    }
    return () -> taken.forEach(Room.Place::close);
  }

  /** Whether somebody who comes now finds a place. */
  public static boolean hasAPlace(ApplicationContext console, String name) {
    Optional<Room.Place> place = console.getBean(name, Room.class).enter("somebody");
    place.ifPresent(Room.Place::close);
    return place.isPresent();
  }
}
