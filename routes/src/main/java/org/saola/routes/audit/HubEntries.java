// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.Digest;
import org.saola.message.notice.Entry;
import org.saola.message.notice.Event;

/** Entries about the hub itself, which concern no message. */
public final class HubEntries {
  private HubEntries() {}

  public static Entry directoryChanged(Instant at, int version, Digest directory) {
    return entry(Event.DIRECTORY_CHANGED, at, directory, null, null, version);
  }

  public static Entry rulesChanged(Instant at, int number, Digest rules) {
    return entry(Event.RULES_CHANGED, at, rules, null, null, number);
  }

  /**
   * @param version of the directory that revokes
   * @param serial certificate serial number, hex
   */
  public static Entry keyRevoked(Instant at, int version, String serial) {
    return entry(Event.KEY_REVOKED, at, null, null, "serial " + serial, version);
  }

  /**
   * @param subject digest of what was refused
   */
  public static Entry securityEvent(Instant at, Digest subject, String code, String detail) {
    return entry(Event.SECURITY_EVENT, at, subject, code, detail, null);
  }

  private static Entry entry(
      Event event,
      Instant at,
      @Nullable Digest subject,
      @Nullable String code,
      @Nullable String detail,
      @Nullable Integer version) {
    return Entry.of(event, at).message(subject).code(code).detail(detail).version(version).build();
  }
}
