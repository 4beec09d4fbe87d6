// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.dsa;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.json.OrEmpty;

/**
 * A notice in the order in which the DSA asks for its contents. Both the text and the JSON are made
 * of it, so they say the same.
 *
 * @param notice what the document is, with its legal basis
 */
public record NoticeDocument(
    String notice,
    String reference,
    String platform,
    String explanation,
    @Nullable String law,
    List<Item> items,
    Notifier notifier,
    String goodFaithStatement,
    @Nullable String additionalInformation) {
  public NoticeDocument {
    items = List.copyOf(items);
  }

  /** One offer, by its exact address. */
  public record Item(
      String url,
      String seenAt,
      @Nullable String language,
      @OrEmpty List<String> taxa,
      @OrEmpty List<String> specimens,
      @Nullable String price,
      @OrEmpty List<String> screenshotSha256) {
    public Item {
      taxa = List.copyOf(taxa);
      specimens = List.copyOf(specimens);
      screenshotSha256 = List.copyOf(screenshotSha256);
    }
  }

  /** An authority or organisation. */
  public record Notifier(String kind, String name, String email) {}
}
