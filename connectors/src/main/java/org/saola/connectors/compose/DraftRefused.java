// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import java.util.List;
import org.saola.connectors.content.ContentRefused;
import org.saola.message.nominal.Finding;

/** A draft that cannot become a message, whatever the hub's rules say. */
public final class DraftRefused extends Exception {
  private static final long serialVersionUID = 1L;

  /** Closed codes. */
  public enum Code {
    INVALID_DRAFT,
    CONTENT_REFUSED,
    NO_DEFAULTS,
    /** An answer that does not say whom it goes to: usual recipients are not for answers. */
    ANSWER_TO_NOBODY,
    UNKNOWN_RECIPIENT,
    /** No recipient is left, as when every group that was named is empty. */
    NOBODY,
    /** The hub knows of nobody who has what is taken back, corrected or erased. */
    NO_HOLDERS,
    /** What is sent on to whom it has not reached has reached all. */
    ALL_REACHED,
    /** It goes on with an earlier one, and names whom that has reached. */
    REACHED_BEFORE,
    /** It would go to others than somebody was shown: nothing is sent before that is looked at. */
    RECIPIENTS_CHANGED,
    /** It would give somebody other parts than was shown, the rules being others since. */
    PARTS_CHANGED,
    /** A file that the draft names does not lie beside it. */
    FILE_MISSING,
    /** What the draft names is no plain file beside it. */
    FILE_REFUSED,
    /** What is to be passed on is not here, or not to be shown to whom it would go to. */
    NOT_PASSED_ON,
    PART_TOO_LARGE,
    MESSAGE_TOO_LARGE,
    /** The hub did not understand the question who may have what. */
    DECISION_REFUSED
  }

  private final Code code;
  private final transient List<Finding> findings;

  public DraftRefused(Code code, String detail) {
    super(detail);
    this.code = code;
    this.findings = List.of();
  }

  DraftRefused(ContentRefused content) {
    super("%s: %s".formatted(content.code(), content.getMessage()), content);
    this.code = Code.CONTENT_REFUSED;
    this.findings = content.findings();
  }

  /** Where it is refused for personal data in a part that holds none: each place and reason. */
  public List<Finding> findings() {
    return findings;
  }

  public Code code() {
    return code;
  }
}
