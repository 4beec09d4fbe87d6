// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.find;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A piece of a statement with what is bound to it, in this order. What was asked is never part of
 * the text.
 */
record Clause(String sql, List<Object> parameters) {
  static final Clause NONE = Clause.of("");

  Clause {
    parameters = List.copyOf(parameters);
  }

  static Clause of(String sql, Object... parameters) {
    return new Clause(sql, Arrays.asList(parameters));
  }

  Clause and(Clause next) {
    return new Clause(
        sql + " " + next.sql,
        Stream.concat(parameters.stream(), next.parameters.stream()).toList());
  }

  Clause and(String more, Object... bound) {
    return and(Clause.of(more, bound));
  }

  boolean isNone() {
    return sql.isEmpty();
  }
}
