// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.PlainText;
import org.saola.message.notice.Entry;

/**
 * The entries that this process has written last, so that who follows the log need not read them
 * from their bytes. It vouches for nothing: an entry is handed out only for the very bytes that it
 * was written as, and whoever gets none reads the row.
 */
public final class WrittenEntries {
  /** Some seconds under load, and a few MiB. */
  private static final int MOST = 8192;

  private record Written(byte[] bytes, Entry entry) {}

  /** By the row's id, the oldest first; guarded by this. */
  private final Map<Long, Written> last =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Written> eldest) {
          return size() > MOST;
        }
      };

  synchronized void keep(long id, byte[] bytes, Entry entry) {
    if (isReadBackAsItIs(entry)) {
      last.put(id, new Written(bytes, entry));
    }
  }

  /** Once: who has it does not need it again. */
  public synchronized Optional<Entry> take(long id, byte[] bytes) {
    Written written = last.remove(id);
    return written != null && Arrays.equals(written.bytes(), bytes)
        ? Optional.of(written.entry())
        : Optional.empty();
  }

  /** Instants are written to the millisecond, and text that is not plain is no entry. */
  private static boolean isReadBackAsItIs(Entry entry) {
    List<String> rules = entry.rules() == null ? List.of() : entry.rules();
    return isWhole(entry.at())
        && isWhole(entry.due())
        && entry.erased() == null
        && rules.stream().allMatch(PlainText::isPlain)
        && Stream.of(entry.part(), entry.code(), entry.detail(), entry.actor())
            .allMatch(text -> text == null || PlainText.isPlain(text));
  }

  private static boolean isWhole(@Nullable Instant instant) {
    return instant == null || instant.equals(instant.truncatedTo(ChronoUnit.MILLIS));
  }
}
