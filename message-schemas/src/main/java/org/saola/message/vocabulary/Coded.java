// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.vocabulary;

import static org.saola.message.json.Rule.CODE_NOT_IN_LIST;
import static org.saola.message.json.Rule.CODE_WITHOUT_LIST;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.code.CodeList;
import org.saola.message.code.CodeLists;
import org.saola.message.code.ListId;
import org.saola.message.json.Coherent;
import org.saola.message.json.Problem;
import org.saola.message.schema.AlsoHolds;
import org.saola.message.schema.Meaning;

/**
 * A text as it was given and, where it is one, the code that it means in a version of a list.
 *
 * @param code absent when no list knows the text: it is carried as it is, never converted
 */
@AlsoHolds(
    """
    {"dependentRequired": {"code": ["list"], "list": ["code"]}}
    """)
@Meaning("A text as it was given, and the code that it means where a list knows it.")
public record Coded(
    @Meaning("The text as it was given; it is never changed.") @NotNull @Size(min = 1, max = 200)
        String asGiven,
    @Meaning("The code that it means; absent when no list knows the text.")
        @Nullable
        @Size(min = 1, max = 16)
        String code,
    @Meaning("The list and its version: a code means nothing without them.") @Nullable ListId list)
    implements Coherent {

  /** Understands a text by the first of the lists that knows it. */
  public static Coded of(String text, CodeList... lists) {
    for (CodeList list : lists) {
      Optional<String> code = list.codeOf(text);
      if (code.isPresent()) {
        return new Coded(text, code.get(), list.id());
      }
    }
    return new Coded(text, null, null);
  }

  public boolean isIn(CodeList current) {
    return current.id().equals(list);
  }

  @Override
  public List<Problem> incoherences() {
    if (code == null || list == null) {
      return code == null && list == null
          ? List.of()
          : List.of(new Problem("", CODE_WITHOUT_LIST, "a code and its list go together"));
    }
    boolean known = CodeLists.find(list).filter(found -> found.has(code)).isPresent();
    return known
        ? List.of()
        : List.of(new Problem("code", CODE_NOT_IN_LIST, "not a code of the list that is named"));
  }
}
