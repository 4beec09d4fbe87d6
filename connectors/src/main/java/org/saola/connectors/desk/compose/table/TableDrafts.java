// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose.table;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.desk.compose.form.Answers;
import org.saola.connectors.desk.compose.form.Forms;
import org.saola.connectors.desk.compose.form.TypeForm;
import org.saola.connectors.desk.compose.form.Wrong;
import org.saola.connectors.home.MessageDefaults;
import org.saola.message.format.Draft;
import org.saola.message.format.Previewed;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Level;
import org.saola.message.type.PartDefinition;

/** A table's messages as drafts, one line each, on the terms that the officer chose for all. */
final class TableDrafts {
  private final KeptDraft draft;
  private final Optional<MessageDefaults> usual;
  private final OutputStream out;
  private final @Nullable Previewed shown;
  private final MessageDigest digest;
  private final List<List<Long>> lines = new ArrayList<>();
  private final Map<Set<String>, Shape> shapes = new LinkedHashMap<>();
  private List<Wrong> wrong;
  private @Nullable Draft terms;
  private int reviewed;

  /**
   * @param shown who gets what, as the officer has seen; absent where that is still to be shown
   */
  TableDrafts(
      KeptDraft draft,
      Optional<MessageDefaults> usual,
      OutputStream out,
      @Nullable Previewed shown) {
    this.draft = draft;
    this.shown = shown;
    this.usual = usual;
    this.out = out;
    this.wrong = TypeForm.nobodyNamed(draft.to());
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Messages of the same parts: the rules know no difference between them. */
  static final class Shape {
    private final Draft first;
    private int messages;
    private int rows;

    Shape(Draft first) {
      this.first = first;
    }

    Draft first() {
      return first;
    }

    List<String> parts() {
      return List.copyOf(first.parts().keySet());
    }

    int messages() {
      return messages;
    }

    int rows() {
      return rows;
    }
  }

  void take(TableReader.Message message) throws IOException {
    if (terms == null && wrong.isEmpty()) {
      TypeForm.Outcome outcome = form().read(new Answers(draft.answers()), given(message));
      wrong = outcome.wrong();
      terms = outcome.draft().orElse(null);
    }
    if (terms != null) {
      write(terms.with(message.parts()).reviewing(message.reviewed()), message);
    }
  }

  private void write(Draft one, TableReader.Message message) throws IOException {
    byte[] line = StrictJson.write(one);
    out.write(StrictJson.write(one.as(shown)));
    out.write('\n');
    digest.update(line);
    digest.update((byte) '\n');
    lines.add(message.rows());
    reviewed += message.reviewed().size();
    Shape shape = shapes.computeIfAbsent(one.parts().keySet(), unused -> new Shape(one));
    shape.messages++;
    shape.rows += message.rows().size();
  }

  /** Recipients and markings: all else comes of the rows. */
  private TypeForm form() {
    TypeForm whole = Forms.of(draft.type(), null).orElseThrow();
    return new TypeForm(
        whole.type(),
        whole.sections().stream().filter(it -> TypeForm.AT_THE_END.contains(it.words())).toList(),
        List.of());
  }

  private Map<String, Object> given(TableReader.Message message) {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("to", draft.to());
    // An alert has no part that only some are meant to have.
    if (form().definition().parts().stream().anyMatch(PartDefinition::nominal)
        && !nominal().isEmpty()) {
      given.put("nominal", List.copyOf(nominal()));
    }
    given.put("marking.level", Level.BASIC_PROTECTION);
    message.parts().forEach((name, part) -> given.put("parts." + name, part));
    return given;
  }

  /** Whoever is usual gets what is usual; whoever the officer adds is meant to have it all. */
  private Collection<String> nominal() {
    Set<String> nominal =
        new LinkedHashSet<>(usual.map(MessageDefaults::nominal).orElse(List.of()));
    draft.to().stream()
        .filter(to -> usual.isEmpty() || !usual.get().to().contains(to))
        .forEach(nominal::add);
    return nominal;
  }

  List<Wrong> wrong() {
    return wrong;
  }

  List<List<Long>> lines() {
    return lines;
  }

  List<Shape> shapes() {
    return List.copyOf(shapes.values());
  }

  int reviewed() {
    return reviewed;
  }

  String digest() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
