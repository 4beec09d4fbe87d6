// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.parts;

import java.util.regex.Pattern;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.MessageId;
import org.saola.routes.parts.PartRefused.Code;

/** Which sealed bytes: two agencies may use the same message id, and never meet. */
public record PartKey(AgencyId uploader, MessageId message, String part) {
  /** The manifest's own rule for names of parts: none of them leads anywhere. */
  private static final Pattern PART = Pattern.compile("[a-z0-9-]{1,32}");

  public PartKey {
    if (!PART.matcher(part).matches()) {
      throw new IllegalArgumentException("a part's name is of a-z, 0-9 and '-'");
    }
  }

  /**
   * @throws PartRefused INVALID for what cannot be the names that they should be
   */
  public static PartKey of(AgencyId uploader, String message, String part) {
    try {
      return new PartKey(uploader, new MessageId(message), part);
    } catch (IllegalArgumentException e) {
      throw new PartRefused(Code.INVALID, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public String toString() {
    return "%s/%s of %s".formatted(message, part, uploader);
  }
}
