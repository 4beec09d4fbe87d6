// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.page;

import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.saola.connectors.desk.mailbox.Letter;
import org.saola.message.manifest.MessageId;

/** Which threads somebody has opened since signing in, and why. Ends with the session. */
final class Openings {
  private static final String ATTRIBUTE = Openings.class.getName();

  private static final String SHOWN = "shown ";

  private final Map<String, String> reasons;

  private Openings(Map<String, String> reasons) {
    this.reasons = reasons;
  }

  @SuppressWarnings("unchecked")
  static Openings of(HttpSession session) {
    synchronized (session) {
      Object kept = session.getAttribute(ATTRIBUTE);
      if (kept == null) {
        kept = new ConcurrentHashMap<String, String>();
        session.setAttribute(ATTRIBUTE, kept);
      }
      return new Openings((Map<String, String>) kept);
    }
  }

  Optional<String> reason(MessageId thread) {
    return Optional.ofNullable(reasons.get(thread.value()));
  }

  /** Whether this session has shown a message, and so recorded that it was read. */
  boolean hasShown(Letter letter) {
    return reasons.containsKey(SHOWN + letter.key());
  }

  void shown(Letter letter) {
    reasons.put(SHOWN + letter.key(), "");
  }

  void open(MessageId thread, String reason) {
    reasons.put(thread.value(), reason);
  }
}
