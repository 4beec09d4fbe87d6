// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.dsa;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.format.traced.Labelled;
import org.saola.message.format.traced.Traced;
import org.saola.message.format.traced.TracedMessage;
import org.saola.message.json.StrictJson;

/**
 * A notice under Article 16 of the DSA, made of an {@code online-listing/1}, as JSON and as plain
 * text.
 *
 * @param lost every field of the message that neither says, by its path
 */
public record DsaNotice(NoticeDocument document, List<String> lost) {
  private static final String TITLE = "Notice of illegal content (DSA, Art. 16)";
  private static final String GOOD_FAITH =
      "The notifier believes in good faith that the information and allegations in this notice are"
          + " accurate and complete.";

  public DsaNotice {
    lost = List.copyOf(lost);
  }

  /**
   * @param message one with a part {@code listing}
   */
  public static DsaNotice of(TracedMessage message) {
    Traced listing =
        message
            .part("listing")
            .orElseThrow(() -> new IllegalArgumentException("the message has no part listing"));
    NoticeDocument document = document(listing);
    return new DsaNotice(document, message.lost());
  }

  private static NoticeDocument document(Traced listing) {
    // A listing that was validated has it, and it is always true.
    listing.take("goodFaith");
    return new NoticeDocument(
        TITLE,
        text(listing, "reference"),
        text(listing, "platform"),
        text(listing, "explanation"),
        orNull(listing, "law"),
        listing.each("offers").stream().map(DsaNotice::item).toList(),
        listing.child("notifier").map(DsaNotice::notifier).orElseThrow(),
        GOOD_FAITH,
        orNull(listing, "additionalInformation"));
  }

  private static NoticeDocument.Item item(Traced offer) {
    return new NoticeDocument.Item(
        text(offer, "url"),
        text(offer, "seenAt"),
        orNull(offer, "language"),
        offer.each("taxa").stream().map(Labelled::taxon).toList(),
        offer.each("specimens").stream().map(Labelled::coded).toList(),
        offer.child("price").flatMap(price -> price.take("asGiven")).orElse(null),
        offer.each("screenshots").stream().map(Traced::take).toList());
  }

  private static NoticeDocument.Notifier notifier(Traced notifier) {
    return new NoticeDocument.Notifier(
        text(notifier, "kind"), text(notifier, "name"), text(notifier, "officeEmail"));
  }

  private static String text(Traced of, String field) {
    return of.take(field).orElseThrow();
  }

  private static @Nullable String orNull(Traced of, String field) {
    return of.take(field).orElse(null);
  }

  /** UTF-8 JSON, indented. */
  public byte[] json() {
    return StrictJson.writeIndented(document);
  }

  /** Plain text; a value of several lines is indented, so that it cannot pass for a heading. */
  public String text() {
    StringBuilder text = new StringBuilder(document.notice().toUpperCase(java.util.Locale.ROOT));
    text.append("\n\n");
    line(text, "Reference", document.reference());
    line(text, "Platform", document.platform());
    heading(text, "1. Why the content is held to be illegal");
    text.append(indented(document.explanation())).append('\n');
    line(text, "Law", document.law());
    heading(text, "2. Where it stands: exact addresses");
    document.items().forEach(item -> item(text, item));
    heading(text, "3. Who gives this notice");
    line(text, "Name", document.notifier().name());
    line(text, "As", document.notifier().kind());
    line(text, "E-mail", document.notifier().email());
    heading(text, "4. Statement");
    text.append(indented(document.goodFaithStatement())).append('\n');
    line(text, "Additional information", document.additionalInformation());
    return text.toString();
  }

  private static void item(StringBuilder text, NoticeDocument.Item item) {
    line(text, "Address", item.url());
    line(text, "  Seen at", item.seenAt());
    line(text, "  Language", item.language());
    item.taxa().forEach(taxon -> line(text, "  Taxon", taxon));
    item.specimens().forEach(term -> line(text, "  Specimens", term));
    line(text, "  Price", item.price());
    item.screenshotSha256().forEach(hash -> line(text, "  Screenshot, SHA-256", hash));
  }

  private static void heading(StringBuilder text, String heading) {
    text.append('\n').append(heading).append('\n');
  }

  private static void line(StringBuilder text, String label, @Nullable String value) {
    if (value != null) {
      text.append(label).append(": ").append(indented(value).strip()).append('\n');
    }
  }

  private static String indented(String value) {
    return "    " + value.replaceAll("\\R", "\n    ");
  }

  @Override
  public String toString() {
    return "DsaNotice[%s, lost %s]".formatted(document.reference(), lost);
  }
}
