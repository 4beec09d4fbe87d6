// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.reference;

/** Text that can stand in a page: nothing in it is markup unless we wrote it. */
final class Html {
  private Html() {}

  static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  static String code(String text) {
    return "<code>" + text(text) + "</code>";
  }

  /** A whole page; {@code body} is markup. */
  static String page(String title, String body) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <link rel="stylesheet" href="reference.css">
    </head>
    <body>
    %s
    </body>
    </html>
    """
        .formatted(text(title), body);
  }
}
