// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;
import org.saola.message.notice.Terms;
import org.saola.routes.console.scope.Scope;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * On which footing messages were sent, for whoever reads the log from its beginning: the entry of a
 * message's acceptance says it, and only where that entry is in scope.
 */
public final class Footing {
  private static final int REMEMBERED = 20_000;

  private final EntriesAbout about;
  private final Scope scope;

  /** Messages whose entries come now. */
  private final Map<Sent.Key, Optional<Terms>> known =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sent.Key, Optional<Terms>> eldest) {
          return size() > REMEMBERED;
        }
      };

  private Footing(EntriesAbout about, Scope scope) {
    this.about = about;
    this.scope = scope;
  }

  /** Where readings begin. */
  public static final class Source {
    private final EntriesAbout about;

    Source(JdbcTemplate database) {
      this.about = new EntriesAbout(database);
    }

    public Footing begin(Scope scope) {
      return new Footing(about, scope);
    }
  }

  /** The next entry, in the order of the log. */
  public void pass(Entry entry) {
    Sent.Key key = Sent.Key.of(entry);
    if (key != null && entry.event() == Event.ACCEPTED) {
      known.put(key, Optional.ofNullable(entry.terms()));
    }
  }

  /** Of the message that an entry is about. */
  public Optional<Terms> of(Entry entry) {
    Sent.Key key = Sent.Key.of(entry);
    if (key == null) {
      return Optional.empty();
    }
    return known.computeIfAbsent(key, any -> find(entry));
  }

  /** It came before the reading began, or long ago. */
  private Optional<Terms> find(Entry entry) {
    return about.of(List.of(entry), Set.of(Event.ACCEPTED)).stream()
        .filter(this::isVisible)
        .flatMap(accepted -> Optional.ofNullable(accepted.terms()).stream())
        .findFirst();
  }

  private boolean isVisible(Entry accepted) {
    return switch (scope) {
      case Scope.Everything all -> true;
      case Scope.Nothing none -> false;
      case Scope.Agencies some ->
          accepted.from() != null && some.agencies().contains(accepted.from());
    };
  }
}
