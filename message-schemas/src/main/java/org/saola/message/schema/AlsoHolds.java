// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A rule between a record's fields as JSON Schema 2020-12 keywords, such as {@code if} and {@code
 * then}, which the published schema takes over. The record checks the same in {@code
 * incoherences()}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AlsoHolds {
  String value();
}
