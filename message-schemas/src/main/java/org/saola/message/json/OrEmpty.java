// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A list that is left out of the document when it is empty. */
@JacksonAnnotationsInside
@JsonSetter(nulls = Nulls.AS_EMPTY)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface OrEmpty {}
