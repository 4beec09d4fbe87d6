// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.SerializableString;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.JsonParserDelegate;

/**
 * Hands binding no token that {@link Screening} would refuse: then one pass does for two. Every way
 * to go on to the next token leads through here.
 */
final class SoundTokens extends JsonParserDelegate {
  SoundTokens(JsonParser parser) {
    super(parser);
  }

  private @Nullable JsonToken sound(@Nullable JsonToken token) {
    if (token != null && !Screening.isSound(token, delegate)) {
      throw new RefusedValue(delegate, Rule.WRONG_FORM, "not screened");
    }
    return token;
  }

  @Override
  public @Nullable JsonToken nextToken() {
    return sound(delegate.nextToken());
  }

  @Override
  public @Nullable JsonToken nextValue() {
    JsonToken token = nextToken();
    return token == JsonToken.PROPERTY_NAME ? nextToken() : token;
  }

  @Override
  public @Nullable String nextName() {
    return nextToken() == JsonToken.PROPERTY_NAME ? delegate.currentName() : null;
  }

  @Override
  public boolean nextName(SerializableString expected) {
    return expected.getValue().equals(nextName());
  }

  @Override
  public int nextNameMatch(PropertyNameMatcher matcher) {
    int match = delegate.nextNameMatch(matcher);
    sound(delegate.currentToken());
    return match;
  }

  @Override
  public JsonParser skipChildren() {
    int open = currentToken() != null && currentToken().isStructStart() ? 1 : 0;
    while (open > 0) {
      JsonToken token = nextToken();
      open += token == null ? -open : token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
    return this;
  }
}
