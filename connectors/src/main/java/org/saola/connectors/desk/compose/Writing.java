// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.compose.Composer;
import org.saola.connectors.compose.DraftRefused;
import org.saola.connectors.compose.Preview;
import org.saola.connectors.content.FileContent;
import org.saola.connectors.desk.compose.draft.About;
import org.saola.connectors.desk.compose.draft.Drafts;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.desk.compose.draft.KeptFile;
import org.saola.connectors.desk.compose.form.Answers;
import org.saola.connectors.desk.compose.form.Forms;
import org.saola.connectors.desk.compose.form.TypeForm;
import org.saola.connectors.desk.compose.form.Wrong;
import org.saola.connectors.desk.mailbox.Letter;
import org.saola.connectors.log.LogDistrusted;
import org.saola.message.format.Draft;
import org.saola.message.format.Previewed;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Consent;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Level;
import org.saola.message.nominal.Finding;
import org.saola.message.schema.Attached;
import org.saola.message.type.PartDefinition;
import org.saola.pages.signin.Person;
import org.springframework.stereotype.Component;

/** From what was typed to what would be sent: read, searched for personal data, asked about. */
@Component
class Writing {
  private final Composer composer;
  private final Drafts drafts;
  private final AboutMessage messages;

  Writing(Composer composer, Drafts drafts, AboutMessage messages) {
    this.composer = composer;
    this.drafts = drafts;
    this.messages = messages;
  }

  /**
   * What there is to say of a draft.
   *
   * @param wrong fields that are not as they should be
   * @param findings what looks like personal data
   * @param refused the code of the sentence that says why it cannot be sent
   * @param ready what would be sent, where nothing is in the way
   */
  public record Checked(
      List<Wrong> wrong, List<Finding> findings, Optional<String> refused, Optional<Ready> ready) {
    static Checked wrong(List<Wrong> wrong) {
      return new Checked(wrong, List.of(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * A draft that can be sent.
   *
   * @param seen digest of all that the officer is shown: nothing else is sent than was looked at
   */
  public record Ready(Draft draft, List<Preview> previews, String seen) {
    /** Who gets what of it. */
    Previewed shown() {
      return Preview.shown(previews);
    }

    public boolean goes() {
      return previews.stream().anyMatch(Preview::goes);
    }
  }

  TypeForm form(KeptDraft kept) {
    if (kept.about().forward() != null) {
      return Forms.passedOn(kept.type());
    }
    return Forms.of(kept.type(), kept.about().outcome()).orElseThrow(NotThere::new);
  }

  Checked check(Person officer, KeptDraft kept) throws IOException, LogDistrusted {
    TypeForm form = form(kept);
    List<Wrong> wrong = new ArrayList<>(missing(form, kept));
    TypeForm.Outcome outcome = form.read(new Answers(kept.answers()), given(form, kept));
    wrong.addAll(outcome.wrong());
    if (!wrong.isEmpty() || outcome.draft().isEmpty()) {
      return Checked.wrong(wrong);
    }
    return ask(outcome.draft().get(), drafts.folder(officer, kept.id()), kept);
  }

  private Checked ask(Draft draft, Path folder, KeptDraft kept) throws IOException, LogDistrusted {
    Draft whole = whole(draft, folder, kept);
    try {
      List<Preview> previews = composer.preview(whole);
      List<List<Object>> decided = previews.stream().map(Preview::decided).toList();
      String seen = Digest.of(StrictJson.write(List.of(draft, decided, kept.files()))).value();
      return new Checked(
          List.of(), List.of(), Optional.empty(), Optional.of(new Ready(whole, previews, seen)));
    } catch (DraftRefused e) {
      return e.findings().isEmpty()
          ? new Checked(List.of(), List.of(), Optional.of(e.code().name()), Optional.empty())
          : new Checked(List.of(), e.findings(), Optional.empty(), Optional.empty());
    }
  }

  private List<Wrong> missing(TypeForm form, KeptDraft kept) {
    List<Wrong> wrong =
        new ArrayList<>(
            AboutMessage.goesToHolders(kept) ? List.of() : TypeForm.nobodyNamed(kept.to()));
    form.files().stream()
        .filter(PartDefinition::required)
        .filter(part -> !kept.files().containsKey(part.name()))
        .forEach(part -> wrong.add(new Wrong("files", org.saola.message.json.Rule.MISSING_FIELD)));
    return wrong;
  }

  /** What nobody types. */
  private Map<String, Object> given(TypeForm form, KeptDraft kept) throws IOException {
    About about = kept.about();
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("to", kept.to());
    if (form.definition().parts().stream().anyMatch(PartDefinition::nominal)) {
      // Whoever is written to is meant to have it all; the rules say who may.
      given.put("nominal", kept.to());
    }
    if (about.forward() == null) {
      given.put("marking.level", Level.BASIC_PROTECTION);
    } else {
      put(given, "forward.message", about.forward());
      Optional<Letter> consent = messages.consentTo(about.forward(), kept.to());
      put(given, "forward.consent", consent.map(Letter::id).orElse(null));
      put(given, "forward.parts", consent.map(Writing::covered).orElse(null));
    }
    given.put("reviewed", kept.reviewed());
    put(given, "thread", about.thread());
    put(given, "inReplyTo", about.inReplyTo());
    put(given, "target", about.target());
    put(given, "parts.reply.requestReference", about.reference());
    put(given, "answer.outcome", about.outcome());
    kept.files()
        .forEach(
            (part, file) ->
                given.put("parts." + part, new Attached(file.file(), file.mediaType())));
    return given;
  }

  /** A consent to some parts passes on those; absent where it covers all. */
  private static @Nullable List<String> covered(Letter letter) {
    Consent consent = letter.manifest().consent();
    return consent == null || consent.parts().isEmpty() ? null : consent.parts();
  }

  private static void put(Map<String, Object> given, String path, @Nullable Object value) {
    if (value != null) {
      given.put(path, value);
    }
  }

  private static Draft whole(Draft draft, Path folder, KeptDraft kept) {
    Map<String, Object> parts = new LinkedHashMap<>(draft.parts());
    for (Map.Entry<String, KeptFile> file : kept.files().entrySet()) {
      KeptFile it = file.getValue();
      parts.put(
          file.getKey(), new FileContent(it.mediaType(), folder.resolve(it.file()), it.size()));
    }
    return draft.with(parts);
  }
}
