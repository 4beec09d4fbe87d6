// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;

/** A value that one of the strict readers refuses, on its way through Jackson. */
final class RefusedValue extends DatabindException {
  private static final long serialVersionUID = 1L;

  private final Rule rule;

  RefusedValue(JsonParser parser, Rule rule, String message) {
    super(parser, message);
    this.rule = rule;
  }

  Rule rule() {
    return rule;
  }
}
