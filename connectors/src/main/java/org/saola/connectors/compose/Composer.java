// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.compose.Composition.Ruled;
import org.saola.connectors.compose.DraftRefused.Code;
import org.saola.connectors.content.ContentRefused;
import org.saola.connectors.directory.DirectoryClient;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.MessageDefaults;
import org.saola.connectors.log.LogDistrusted;
import org.saola.message.format.Draft;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.MessageId;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.TypeId;
import org.saola.message.notice.DecisionAnswer;
import org.saola.message.notice.DecisionQuery;
import org.saola.pki.directory.Directory;

/**
 * Turns a draft into signed messages: checks its parts, expands its groups, asks the hub who may
 * have what, and seals each part for those alone. Partners get a message of their own, which shows
 * no trace of nominal parts.
 */
public final class Composer {
  /** As many as a manifest can name. */
  public static final int MOST_RECIPIENTS = 500;

  private final AgencyId agency;
  private final AgencyHome home;
  private final Map<TypeId, MessageDefaults> defaults;
  private final DirectoryClient directories;
  private final Rulings rulings;
  private final Sealing sealing;
  private final OriginatorsWord words;

  /**
   * @param mostRecipients of one message: what an originator says of a message that more have goes
   *     out in several
   */
  public Composer(
      AgencyId agency,
      AgencyHome home,
      Map<TypeId, MessageDefaults> defaults,
      DirectoryClient directories,
      Rulings rulings,
      Sealing sealing,
      int mostRecipients) {
    this.agency = agency;
    this.home = home;
    this.defaults = defaults;
    this.directories = directories;
    this.rulings = rulings;
    this.sealing = sealing;
    this.words = new OriginatorsWord(rulings, mostRecipients);
  }

  /**
   * @return one or two compositions, or more where it goes to more than a message can name; nothing
   *     that was asked for is missing from them unnamed
   * @throws DraftRefused when it cannot be sent whatever the rules say
   * @throws IOException when the hub cannot be asked now
   */
  public List<Composition> compose(Draft asked) throws DraftRefused, IOException, LogDistrusted {
    List<Composition> compositions = new ArrayList<>();
    for (List<Planned> one : plan(asked)) {
      compositions.addAll(composeOne(one));
    }
    return compositions;
  }

  /** The second and all further ones name the first: the hub then knows whom they need not name. */
  private List<Composition> composeOne(List<Planned> messages) throws DraftRefused, IOException {
    List<Composition> compositions = new ArrayList<>();
    @Nullable MessageId first = null;
    for (Planned planned : messages) {
      Composition composition =
          compose(
              first == null || planned.draft().continuesAnother() ? planned : planned.after(first));
      if (first == null && composition instanceof Composition.Sealed sealed) {
        first = sealed.manifest().id();
      }
      compositions.add(composition);
    }
    return compositions;
  }

  /**
   * What {@link #compose} would make of it now; nothing is sealed and nothing is kept.
   *
   * @throws DraftRefused when it cannot be sent whatever the rules say
   * @throws IOException when the hub cannot be asked now
   */
  public List<Preview> preview(Draft asked) throws DraftRefused, IOException, LogDistrusted {
    return previews(plan(asked));
  }

  /** What the agency says once about a type; empty where it sends none. */
  public Optional<MessageDefaults> usual(TypeId type) {
    return Optional.ofNullable(defaults.get(type));
  }

  /** Bytes of the largest part that may travel. */
  public long largest() {
    return sealing.largest();
  }

  private static List<Preview> previews(List<List<Planned>> planned) {
    return planned.stream().flatMap(List::stream).map(Planned::preview).toList();
  }

  /** A list for the ordinary recipients, and one for partners, of as many messages as it takes. */
  private List<List<Planned>> plan(Draft asked) throws DraftRefused, IOException, LogDistrusted {
    Directory directory = directories.latest();
    Draft draft = words.toAllHolders(asked, directory);
    Draft.Forward forward = draft.forward();
    PassedOn passedOn = forward == null ? null : PassedOn.of(draft, forward, home);
    Terms terms = Terms.of(draft, passedOn, defaults);
    List<Content> contents = passedOn == null ? contents(draft) : passedOn.contents();
    Addressees all = Addressees.expand(terms.to(), terms.nominal(), agency, directory);
    AsShown.requireRecipients(draft.previewed(), all.to());
    List<List<Planned>> planned = new ArrayList<>();
    List<Planned> first = new ArrayList<>();
    Addressees others = all.ordinary(directory);
    Draft toOthers = words.forSort(draft, others, directory);
    for (Addressees ordinary : words.messages(draft, others)) {
      first.add(plan(toOthers, terms, contents, ordinary, directory, List.of()));
    }
    planned.add(first);
    Addressees partners = all.partners(directory);
    if (!partners.to().isEmpty()) {
      if (passedOn != null && passedOn.showsNominal()) {
        throw new DraftRefused(
            Code.NOT_PASSED_ON,
            "a partner would learn from its provenance that the message has nominal parts");
      }
      List<Content> plain = contents.stream().filter(content -> !content.nominal()).toList();
      List<Planned> theirs = new ArrayList<>();
      Draft toPartners = words.forSort(draft, partners, directory);
      for (Addressees some : words.messages(draft, partners)) {
        List<Ruled> kept = keptFromPartners(contents, some, all);
        theirs.add(plan(toPartners, terms, plain, some, directory, kept));
      }
      planned.add(theirs);
    }
    AsShown.requireParts(
        draft.previewed(), contents.stream().map(Content::name).toList(), previews(planned));
    return planned;
  }

  private static List<Content> contents(Draft draft) throws DraftRefused {
    try {
      return Content.of(draft);
    } catch (ContentRefused e) {
      throw new DraftRefused(e);
    }
  }

  private Composition compose(Planned planned) throws DraftRefused, IOException {
    List<Permitted> parts = planned.travelling();
    if (!planned.submit().permitted() || parts.isEmpty()) {
      return new Composition.NotPermitted(
          sealing.nextId(),
          planned.draft().type(),
          planned.meant().to(),
          planned.submit(),
          planned.withheld());
    }
    return sealing.seal(
        planned.draft(),
        planned.terms(),
        planned.meant().to(),
        parts,
        planned.withheld(),
        planned.directory());
  }

  private Planned plan(
      Draft draft,
      Terms terms,
      List<Content> contents,
      Addressees meant,
      Directory directory,
      List<Ruled> kept)
      throws DraftRefused, IOException {
    List<Ruled> withheld = new ArrayList<>(kept);
    withheld.addAll(unintended(contents, meant));
    List<Content> intended =
        contents.stream().filter(content -> !meant.meantFor(content).isEmpty()).toList();
    if (intended.isEmpty()) {
      DecisionAnswer.Ruling none = new DecisionAnswer.Ruling(false, List.of("no-part-to-send"));
      return new Planned(
          draft, terms, meant, null, none, List.of(), List.of(), withheld, directory);
    }
    DecisionAnswer answer = rulings.ask(query(draft, terms, intended, meant));
    List<Ruled> released = new ArrayList<>();
    List<Permitted> parts = new ArrayList<>();
    for (Content content : intended) {
      parts.add(permitted(content, meant, answer, directory, released, withheld));
    }
    return new Planned(
        draft, terms, meant, answer.rules(), answer.submit(), parts, released, withheld, directory);
  }

  private Permitted permitted(
      Content content,
      Addressees meant,
      DecisionAnswer answer,
      Directory directory,
      List<Ruled> released,
      List<Ruled> withheld) {
    List<AgencyId> sealFor = new ArrayList<>();
    for (AgencyId recipient : meant.meantFor(content)) {
      DecisionAnswer.Ruling ruling = Rulings.ruling(answer, content.name(), recipient);
      Recipient named = recipient(meant, recipient);
      if (ruling.permitted() && !sealing.certificates(recipient, directory).isEmpty()) {
        sealFor.add(recipient);
        released.add(new Ruled(content.name(), named, ruling.rules()));
      } else {
        List<String> rules = ruling.permitted() ? List.of("no-valid-certificate") : ruling.rules();
        withheld.add(new Ruled(content.name(), named, rules));
      }
    }
    return new Permitted(content, meant.meantFor(content), sealFor);
  }

  /** Whoever asked for nominal parts for a partner is told that there is no such thing. */
  private static List<Ruled> keptFromPartners(
      List<Content> contents, Addressees partners, Addressees all) {
    return contents.stream()
        .filter(Content::nominal)
        .flatMap(
            content ->
                partners.to().stream()
                    .filter(partner -> all.nominal().contains(partner.agency()))
                    .map(
                        partner ->
                            new Ruled(content.name(), partner, List.of("no-nominal-to-partner"))))
        .toList();
  }

  /** A part that is meant for none of the recipients is said to stay behind, not just left out. */
  private static List<Ruled> unintended(List<Content> contents, Addressees meant) {
    return contents.stream()
        .filter(content -> meant.meantFor(content).isEmpty())
        .flatMap(
            content ->
                meant.to().stream()
                    .map(to -> new Ruled(content.name(), to, List.of("not-meant-by-sender"))))
        .toList();
  }

  private static Recipient recipient(Addressees meant, AgencyId agency) {
    return meant.to().stream()
        .filter(recipient -> recipient.agency().equals(agency))
        .findFirst()
        .orElseThrow();
  }

  private static DecisionQuery query(
      Draft draft, Terms terms, List<Content> contents, Addressees meant) {
    return new DecisionQuery(
        draft.type(),
        meant.to(),
        terms.purpose(),
        terms.transferBasis(),
        terms.marking(),
        contents.stream()
            .map(
                content ->
                    new DecisionQuery.Asked(
                        content.name(), content.nominal(), meant.meantFor(content)))
            .toList());
  }
}
