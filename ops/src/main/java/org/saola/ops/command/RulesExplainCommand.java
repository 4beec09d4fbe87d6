// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.HandlingCode;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Purpose;
import org.saola.message.manifest.Recipient;
import org.saola.message.manifest.Tlp;
import org.saola.message.manifest.TransferBasis;
import org.saola.message.manifest.TypeId;
import org.saola.message.manifest.Urgency;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.ops.ExitCode;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.directory.DirectoryDocument;
import org.saola.pki.directory.DirectoryRefused;
import org.saola.routes.OfflineHub;
import org.saola.routes.authorize.Enquiry;
import org.saola.routes.authorize.Enquiry.PartAsked;
import org.saola.routes.authorize.RuleBook;
import org.saola.routes.authorize.RulesRefused;
import org.saola.routes.directory.KeptDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "explain",
    description = {
      "Says who would receive a message, which part, by which rule;",
      "and for each refusal what would have to change."
    },
    mixinStandardHelpOptions = true)
final class RulesExplainCommand implements Callable<Integer> {
  @Option(
      names = "--hub",
      paramLabel = "DIR",
      description = "A hub's home: its rules in force, as on record, and its directory.")
  private @Nullable Path hub;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "A folder of rules, instead of the hub's.")
  private @Nullable Path rules;

  @Option(
      names = "--directory",
      paramLabel = "FILE.json",
      description =
          "A directory version in JSON, instead of the hub's; its signature is not asked for.")
  private @Nullable Path directory;

  @Option(names = "--from", required = true, paramLabel = "AGENCY", description = "Who sends.")
  private String from = "";

  @Option(
      names = "--to",
      required = true,
      split = ",",
      paramLabel = "AGENCY",
      description = "To whom; a group's name means its members.")
  private List<String> to = new ArrayList<>();

  @Option(
      names = "--type",
      required = true,
      paramLabel = "TYPE",
      description = "Such as seizure-report/1.")
  private String type = "";

  @Option(names = "--part", paramLabel = "PART", description = "This part alone (default: each).")
  private @Nullable String part;

  @Option(names = "--via", paramLabel = "@GROUP", description = "The group that names them.")
  private @Nullable String via;

  @Option(
      names = "--tlp",
      converter = TlpName.class,
      description = "CLEAR, GREEN, AMBER, AMBER+STRICT or RED (default ${DEFAULT-VALUE}).")
  private Tlp tlp = Tlp.AMBER;

  @Option(names = "--handling", split = ",", paramLabel = "CODE", description = "H0, H1, H2, H3.")
  private Set<HandlingCode> handling = Set.of();

  @Option(names = "--level", description = "Protective level (default ${DEFAULT-VALUE}).")
  private Level level = Level.BASIC_PROTECTION;

  @Option(names = "--purpose", description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
  private Purpose purpose = Purpose.INVESTIGATION;

  @Option(
      names = "--transfer-basis",
      paramLabel = "BASIS",
      description = "${COMPLETION-CANDIDATES}.")
  private @Nullable TransferBasis transferBasis;

  @Option(names = "--urgent", description = "In the urgent lane.")
  private boolean urgent;

  @Option(names = "--forwards", description = "It passes on another's message.")
  private boolean forwards;

  /** TLP 2.0's own spelling. */
  static final class TlpName implements ITypeConverter<Tlp> {
    @Override
    public Tlp convert(String value) {
      String name = value.toUpperCase(Locale.ROOT).replaceFirst("^TLP:", "").replace('+', '_');
      return Stream.of(Tlp.values())
          .filter(tlp -> tlp.name().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "there is no TLP %s; there are CLEAR, GREEN, AMBER, AMBER+STRICT and RED"
                          .formatted(value)));
    }
  }

  @Override
  public Integer call() throws IOException, SQLException, CertificateRefused, DirectoryRefused {
    Path source = source();
    DirectoryDocument agencies = directory();
    MessageType known = type();
    requireKnown(agencies);
    Enquiry enquiry = enquiry(known, agencies);
    try {
      RuleBook book = rules != null ? RuleBook.open(source) : inForce(source);
      new ExplanationText(enquiry, agencies, book.explain(enquiry, agencies), source)
          .lines()
          .forEach(System.out::println);
      return ExitCode.HELD;
    } catch (RulesRefused e) {
      return RulesCommand.refused(source, e);
    }
  }

  private void requireKnown(DirectoryDocument agencies) {
    Stream.concat(Stream.of(from), to.stream().filter(name -> !name.startsWith("@")))
        .filter(name -> agencies.agencies().stream().noneMatch(it -> it.id().equals(name)))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "the directory has no agency %s; it has %s"
                      .formatted(
                          name,
                          agencies.agencies().stream().map(DirectoryDocument.Agency::id).toList()));
            });
  }

  /** A folder of rules, or a hub's home. */
  private Path source() throws IOException {
    if (rules != null) {
      return RulesCommand.folder(rules);
    }
    if (hub == null) {
      throw new IllegalArgumentException("give --hub DIR, or --rules DIR with --directory FILE");
    }
    return hub;
  }

  /** What lies in the hub's folder need not be what it decides by. */
  private static RuleBook inForce(Path hub) throws IOException, SQLException {
    try (OfflineHub opened = OfflineHub.open(hub, new SecureRandom())) {
      return opened.rulesInForce();
    }
  }

  private DirectoryDocument directory() throws IOException, CertificateRefused, DirectoryRefused {
    if (directory != null) {
      return DirectoryDocument.readUnverified(Files.readAllBytes(directory));
    }
    if (hub == null) {
      throw new IllegalArgumentException("give --directory FILE, or --hub DIR");
    }
    return KeptDirectory.latest(hub).document();
  }

  private MessageType type() {
    TypeId id = new TypeId(type.contains("/") ? type : type + "/1");
    return MessageTypes.find(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no type %s; there are %s"
                        .formatted(id, MessageTypes.all().stream().map(MessageType::id).toList())));
  }

  private Enquiry enquiry(MessageType known, DirectoryDocument agencies) {
    List<Recipient> recipients =
        to.stream().flatMap(name -> recipients(name, agencies)).distinct().toList();
    List<PartAsked> parts =
        known.parts().stream()
            .filter(each -> part == null || each.name().equals(part))
            .map(each -> new PartAsked(each.name(), each.nominal()))
            .toList();
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("%s has no part %s".formatted(known.id(), part));
    }
    return new Enquiry(
        new AgencyId(from),
        recipients,
        parts,
        known.id(),
        tlp,
        handling,
        level,
        purpose,
        urgent ? Urgency.URGENT : Urgency.ORDINARY,
        transferBasis,
        forwards);
  }

  /** A group is its members, each named through it; never its sender. */
  private Stream<Recipient> recipients(String name, DirectoryDocument agencies) {
    if (!name.startsWith("@")) {
      return Stream.of(new Recipient(new AgencyId(name), via));
    }
    List<String> members =
        agencies.groups().stream()
            .filter(group -> group.id().equals(name))
            .flatMap(group -> group.members().stream())
            .filter(member -> !member.equals(from))
            .toList();
    if (members.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no members in this directory: an empty group is nobody".formatted(name));
    }
    return members.stream().map(member -> new Recipient(new AgencyId(member), name));
  }
}
