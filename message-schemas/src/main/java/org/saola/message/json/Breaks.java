// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a constraint of our own: the rule that whoever violates it breaks. */
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Breaks {
  Rule value();
}
