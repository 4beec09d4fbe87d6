// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a button leads from a draft's page. */
final class Onward {
  private Onward() {}

  static String sent(String name) {
    return "redirect:/compose/sent/" + name;
  }

  /** Says too that what was typed meanwhile was not kept. */
  static String unkept(String name) {
    return sent(name) + "?unkept=yes";
  }

  static String draft(String id) {
    return "redirect:/compose/drafts/" + id;
  }

  static String table(String id) {
    return draft(id) + "/table";
  }

  /** Ends an address that shows the recipients whom some words find. */
  static String found(String words) {
    return "find=" + encoded(words) + "#recipients";
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
