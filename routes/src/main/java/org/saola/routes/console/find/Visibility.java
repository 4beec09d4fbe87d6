// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.saola.message.manifest.AgencyId;
import org.saola.message.notice.Entry;
import org.saola.routes.console.scope.Scope;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whether entries are in scope by their own bytes: an index that was edited, or that is wrong,
 * shows nobody what is not theirs.
 */
final class Visibility {
  private final SentTable messages;

  Visibility(JdbcTemplate database) {
    this.messages = new SentTable(database);
  }

  /** Those that are in scope, in their order. */
  List<EntryRow> of(List<EntryRow> rows, Scope scope) {
    return switch (scope) {
      case Scope.Everything all -> rows;
      case Scope.Nothing none -> List.of();
      case Scope.Agencies some -> of(rows, some.agencies());
    };
  }

  private List<EntryRow> of(List<EntryRow> rows, Set<AgencyId> agencies) {
    Map<Sent.Key, Sent> owners = owners(rows, agencies);
    return rows.stream()
        .filter(row -> names(row.entry(), agencies) || isAbout(row.entry(), owners))
        .toList();
  }

  /** An entry about no message, such as a sign-in, is about nobody's. */
  private static boolean isAbout(Entry entry, Map<Sent.Key, Sent> owners) {
    Sent.Key key = Sent.Key.of(entry);
    return key != null && owners.containsKey(key);
  }

  private static boolean names(Entry entry, Set<AgencyId> agencies) {
    return EntryTags.isPublic(entry)
        || (entry.from() != null && agencies.contains(entry.from()))
        || (entry.to() != null && agencies.contains(entry.to()));
  }

  /** Messages of theirs that entries are about which do not name them. */
  private Map<Sent.Key, Sent> owners(List<EntryRow> rows, Set<AgencyId> agencies) {
    List<Sent.Key> asked =
        rows.stream()
            .map(EntryRow::entry)
            .filter(entry -> !names(entry, agencies))
            .map(Sent.Key::of)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return asked.isEmpty()
        ? Map.of()
        : messages.asLogged(asked).stream()
            .filter(sent -> agencies.contains(sent.sender()))
            .collect(Collectors.toMap(Sent::key, Function.identity()));
  }
}
