// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a message, a record, a field or a word of a list means, in one or two plain sentences for
 * those who fill it in and those who read it.
 */
@Documented
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Meaning {
  String value();

  /**
   * The law, convention or form that it comes from, such as {@code Directive (EU) 2023/977, Art.
   * 6}.
   */
  String source() default "";
}
