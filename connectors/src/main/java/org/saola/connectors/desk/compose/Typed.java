// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.desk.compose.draft.About;
import org.saola.connectors.desk.compose.draft.Drafts;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.desk.compose.form.Answers;
import org.saola.connectors.desk.mailbox.Letter;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.ReplyOutcome;
import org.saola.message.manifest.TypeId;
import org.saola.pages.signin.Person;
import org.springframework.stereotype.Component;

/** Keeps what a browser sends of a form, valid or not. */
@Component
class Typed {
  private static final Pattern ADDRESS = Pattern.compile("@[a-z0-9-]{1,32}|[A-Z][A-Z0-9-]{0,31}");
  private static final Pattern REVIEWED = Pattern.compile("[^:\\s]{1,200}: [A-Z_]{1,20}");
  private static final int MOST_RECIPIENTS = 500;
  private static final int MOST_REVIEWED = 100;

  private final Drafts drafts;
  private final Writing writing;
  private final AboutMessage about;
  private final Clock clock;

  Typed(Drafts drafts, Writing writing, AboutMessage about, Clock clock) {
    this.drafts = drafts;
    this.writing = writing;
    this.about = about;
    this.clock = clock;
  }

  /** A draft that has been sent is not changed any more. */
  KeptDraft keep(Person officer, String id, Map<String, String[]> parameters) throws IOException {
    if (drafts.find(officer, id).isEmpty()) {
      drafts.keep(officer, fresh(officer, id, parameters));
    }
    // What is known is changed in one step: a file or a sending that came meanwhile stays.
    return drafts
        .change(officer, id, now -> now.sent() == null ? written(now, parameters) : now)
        .orElseThrow(NotThere::new);
  }

  private KeptDraft fresh(Person officer, String id, Map<String, String[]> parameters)
      throws IOException {
    if (!Drafts.isId(id)) {
      throw new NotThere();
    }
    String doing = one(parameters, "doing");
    if (!doing.isEmpty()) {
      Letter letter = about.find(message(parameters));
      return about.begin(id, doing, letter, outcome(parameters), officer);
    }
    TypeId type =
        StartPage.BEGUN.stream()
            .filter(it -> it.value().equals(one(parameters, "type")))
            .findFirst()
            .orElseThrow(NotThere::new);
    return KeptDraft.empty(id, type, About.nothing(), clock.instant());
  }

  private static MessageId message(Map<String, String[]> parameters) {
    try {
      return new MessageId(one(parameters, "message"));
    } catch (IllegalArgumentException e) {
      throw new NotThere();
    }
  }

  private static @Nullable ReplyOutcome outcome(Map<String, String[]> parameters) {
    return Arrays.stream(ReplyOutcome.values())
        .filter(it -> it.name().equals(one(parameters, "outcome")))
        .findFirst()
        .orElse(null);
  }

  private KeptDraft written(KeptDraft kept, Map<String, String[]> parameters) {
    Answers before = new Answers(kept.answers());
    Answers now = Answers.of(parameters).in(writing.form(kept).fields());
    List<String> to =
        kept.about().to().isEmpty()
            ? chosen(parameters, "to", ADDRESS, MOST_RECIPIENTS)
            : kept.about().to();
    List<String> reviewed =
        chosen(parameters, "reviewed", REVIEWED, MOST_REVIEWED).stream()
            .filter(place -> isUnchanged(place, before, now))
            .toList();
    return kept.written(now.byPath(), to, reviewed, clock.instant());
  }

  /** What an officer said of a text is not said of the text that took its place. */
  private static boolean isUnchanged(String place, Answers before, Answers now) {
    String path = "parts." + place.substring(0, place.indexOf(": "));
    return before.texts(path).equals(now.texts(path));
  }

  private static List<String> chosen(
      Map<String, String[]> parameters, String name, Pattern shape, int most) {
    Set<String> chosen = new LinkedHashSet<>();
    for (String value : parameters.getOrDefault(name, new String[0])) {
      if (shape.matcher(value).matches() && chosen.size() < most) {
        chosen.add(value);
      }
    }
    return List.copyOf(chosen);
  }

  private static String one(Map<String, String[]> parameters, String name) {
    String[] values = parameters.getOrDefault(name, new String[0]);
    return values.length == 0 ? "" : values[0];
  }
}
