// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.compose.DraftRefused;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.desk.mailbox.Conversation;
import org.saola.connectors.desk.mailbox.Mailbox;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.connectors.send.Outcome;
import org.saola.connectors.send.Submissions;
import org.saola.connectors.send.Submissions.Submitted;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.Event;
import org.saola.pages.signin.Person;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What became of what was sent: sent means that its evidence is there. */
@Controller
class SentPages {
  private static final Set<String> LOST = Set.of(Event.EXPIRED.name(), Event.DEAD_LETTERED.name());
  private static final Pattern ACCEPTED = Pattern.compile("0*(\\d+)-accepted.*");

  private final AgencyHome home;
  private final Submissions submissions;
  private final Sending sending;
  private final Mailbox mailbox;
  private final Clock clock;

  SentPages(
      AgencyHome home, Submissions submissions, Sending sending, Mailbox mailbox, Clock clock) {
    this.home = home;
    this.submissions = submissions;
    this.sending = sending;
    this.mailbox = mailbox;
    this.clock = clock;
  }

  /**
   * A message that it became.
   *
   * @param entry of the log, by which the hub accepted it; empty while there is none
   * @param thread where it is read
   */
  public record Became(Outcome outcome, String entry, MessageId thread) {
    public boolean isAccepted() {
      return outcome.state() == Outcome.State.ACCEPTED;
    }

    public List<AgencyId> reached() {
      return agencies(this::hasReached);
    }

    public List<AgencyId> notReached() {
      return agencies(to -> !hasReached(to));
    }

    /** It was given a part, and has not lost it on the way. */
    private boolean hasReached(Outcome.Recipient to) {
      return isAccepted()
          && !to.parts().isEmpty()
          && !(to.rejected() != null && LOST.contains(to.rejected()));
    }

    private List<AgencyId> agencies(Predicate<Outcome.Recipient> which) {
      return outcome.recipients().stream().filter(which).map(Outcome.Recipient::agency).toList();
    }
  }

  /** With htmx the part that changes alone is asked for, until nothing changes any more. */
  @GetMapping("/compose/sent/{name:desk-.+\\.json}")
  String sent(
      @AuthenticationPrincipal OidcUser user,
      @PathVariable String name,
      @RequestHeader(name = "HX-Request", required = false) String htmx,
      @RequestParam(required = false) @Nullable String unkept,
      Model model)
      throws IOException {
    Submitted submitted = find(name);
    model.addAttribute("submitted", submitted);
    model.addAttribute("accepted", Sending.isAccepted(submitted));
    List<Became> became = became(submitted);
    model.addAttribute("became", became);
    List<AgencyId> reached = became.stream().flatMap(it -> it.reached().stream()).toList();
    model.addAttribute("reached", different(reached.stream()));
    model.addAttribute(
        "meant",
        different(
            Stream.concat(
                reached.stream(), became.stream().flatMap(it -> it.notReached().stream()))));
    model.addAttribute(
        "again",
        sending
            .draftOf(Person.of(user), name)
            .filter(kept -> mayGoAgain(kept, submitted))
            .isPresent());
    model.addAttribute("partly", Sending.hasGone(submitted) && !Sending.isAccepted(submitted));
    model.addAttribute("now", clock.instant());
    model.addAttribute("unkept", unkept != null);
    model.addAttribute("otherwise", isOtherwise(submitted));
    model.addAttribute("others", isRefused(submitted, DraftRefused.Code.RECIPIENTS_CHANGED));
    return htmx == null ? "compose-sent" : "compose-sent :: state";
  }

  private static long different(Stream<AgencyId> agencies) {
    return agencies.distinct().count();
  }

  /** What was refused can be put right: it is the officer's draft again. */
  @PostMapping("/compose/sent/{name}/again")
  String again(@AuthenticationPrincipal OidcUser user, @PathVariable String name)
      throws IOException {
    Person officer = Person.of(user);
    Submitted submitted = find(name);
    KeptDraft kept = sending.draftOf(officer, name).orElseThrow(NotThere::new);
    if (!mayGoAgain(kept, submitted)) {
      return Onward.sent(name);
    }
    if (Sending.hasGone(submitted)) {
      sending.goOn(officer, kept, submitted);
      return Onward.draft(kept.id()) + "/preview";
    }
    sending.again(officer, kept);
    return Onward.draft(kept.id()) + (isOtherwise(submitted) ? "/preview" : "");
  }

  private static boolean mayGoAgain(KeptDraft kept, Submitted submitted) {
    return submitted.done() && (!Sending.hasGone(submitted) || Sending.isLeft(kept, submitted));
  }

  /** What its officer was shown is not what it would have been: it is looked at again. */
  private static boolean isOtherwise(Submitted submitted) {
    return Stream.of(DraftRefused.Code.RECIPIENTS_CHANGED, DraftRefused.Code.PARTS_CHANGED)
        .anyMatch(code -> isRefused(submitted, code));
  }

  private static boolean isRefused(Submitted submitted, DraftRefused.Code code) {
    return submitted.refusals().stream().anyMatch(it -> it.startsWith(code.name()));
  }

  private Submitted find(String name) throws IOException {
    return Optional.of(name)
        .filter(it -> it.endsWith(".json") && Submissions.NAMES.matcher(it).matches())
        .flatMap(this::ofName)
        .orElseThrow(NotThere::new);
  }

  private Optional<Submitted> ofName(String name) {
    try {
      return submissions.find(name);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<Became> became(Submitted submitted) throws IOException {
    List<Became> all = new ArrayList<>();
    for (Outcome outcome : submitted.outcomes()) {
      all.add(new Became(outcome, entry(home, outcome), thread(outcome)));
    }
    return all;
  }

  private MessageId thread(Outcome outcome) throws IOException {
    for (Conversation conversation : mailbox.conversations()) {
      if (conversation.letters().stream().anyMatch(it -> it.id().equals(outcome.id()))) {
        return conversation.id();
      }
    }
    return outcome.id();
  }

  /** The log's entry by which the hub accepted it; empty while there is none. */
  static String entry(AgencyHome home, Outcome outcome) throws IOException {
    Path evidence = home.sent().resolve(outcome.id().value()).resolve("evidence");
    for (Path file : DurableFiles.list(evidence)) {
      Matcher name = ACCEPTED.matcher(Objects.toString(file.getFileName()));
      if (name.matches()) {
        return name.group(1);
      }
    }
    return "";
  }
}
