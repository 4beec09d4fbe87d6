// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * A record's component is required unless its type says {@code @Nullable}, or the component {@link
 * OrEmpty}.
 */
final class RequiredUnlessNullable extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
    if (member instanceof AnnotatedParameter parameter
        && parameter.getOwner().getMember() instanceof Constructor<?> constructor
        && constructor.getDeclaringClass().isRecord()) {
      return !parameter.hasAnnotation(OrEmpty.class)
          && !constructor.getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(
              Nullable.class);
    }
    return super.hasRequiredMarker(config, member);
  }
}
