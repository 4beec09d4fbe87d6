// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.saola.message.type.MessageTypes;
import org.saola.ops.ExitCode;
import org.saola.ops.federation.Enrolment;
import org.saola.ops.federation.Federation;
import org.saola.ops.federation.HubHome;
import org.saola.ops.federation.UsualRecipients;
import org.saola.pki.certificate.CertificatePurpose;
import org.saola.pki.certificate.CertificateRefused;
import org.saola.pki.directory.AgencyKind;
import org.saola.pki.directory.DirectoryDocument.Agency;
import org.saola.pki.directory.DirectoryDocument.Group;
import org.saola.pki.directory.DirectoryRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Each change signs the next version of the directory and says which file the hub must be given.
 */
@Command(
    name = "pki",
    description = "The federation's authorities, registrar and directory. Run it off the hub.",
    mixinStandardHelpOptions = true,
    subcommands = {
      PkiCommand.Create.class,
      PkiCommand.Hub.class,
      PkiCommand.Enrol.class,
      PkiCommand.Renew.class,
      PkiCommand.Revoke.class,
      PkiCommand.GroupOf.class
    })
public final class PkiCommand extends CommandGroup {
  /** What every subcommand needs. */
  abstract static class OnFederation implements Callable<Integer> {
    @Option(
        names = "--federation",
        required = true,
        paramLabel = "DIR",
        description = "The federation's own folder.")
    Path folder = Path.of(".");

    Federation open() throws IOException, CertificateRefused, DirectoryRefused {
      return Federation.open(folder, Clock.systemUTC());
    }

    static int signed(Federation federation) throws IOException, DirectoryRefused {
      System.out.printf(
          "signed %s%nCopy it into the hub's directory/ folder.%n", federation.sign());
      return ExitCode.HELD;
    }
  }

  @Command(
      name = "create",
      description = "Founds a federation: root, issuing authorities, registrar.",
      mixinStandardHelpOptions = true)
  static final class Create extends OnFederation {
    @Option(names = "--name", required = true, description = "Lower-case name, such as cites-eu.")
    private String name = "";

    @Override
    public Integer call() throws IOException {
      Federation.create(folder, name, Clock.systemUTC());
      System.out.printf(
          "founded %s in %s%nMove root.p12 and registrar.p12, with their passwords, into other hands.%n",
          name, folder);
      return ExitCode.HELD;
    }
  }

  @Command(
      name = "hub",
      description = "Makes a hub's home: certificate, log keys, rules, hub.yaml.",
      mixinStandardHelpOptions = true)
  static final class Hub extends OnFederation {
    @Option(names = "--home", required = true, paramLabel = "DIR", description = "The new home.")
    private Path home = Path.of(".");

    @Option(names = "--host", required = true, description = "The name by which agencies reach it.")
    private String host = "";

    @Option(names = "--amqp", description = "Port (default ${DEFAULT-VALUE}).")
    private int amqp = 5671;

    @Option(names = "--https", description = "Port (default ${DEFAULT-VALUE}).")
    private int https = 8443;

    @Override
    public Integer call() throws IOException, CertificateRefused, DirectoryRefused {
      new HubHome(home).create(open(), new HubHome.Addresses(host, amqp, https));
      System.out.printf(
          "made %s%nRun it with: ./saola hub --config %s%n", home, home.resolve("hub.yaml"));
      return ExitCode.HELD;
    }
  }

  @Command(
      name = "enrol",
      description = "Makes an agency's keys and home, and lists it in the directory.",
      mixinStandardHelpOptions = true)
  static final class Enrol extends OnFederation {
    @Option(names = "--agency", required = true, description = "Its id, such as NL-CUSTOMS.")
    private String agency = "";

    @Option(names = "--kind", required = true, description = "One of: ${COMPLETION-CANDIDATES}.")
    private AgencyKind kind = AgencyKind.PARTNER;

    @Option(names = "--country", description = "ISO 3166 alpha-2; none for a body that has none.")
    private @Nullable String country;

    @Option(
        names = "--third-country",
        description = "A transfer to it needs a basis (Directive (EU) 2016/680, Art. 35).")
    private boolean thirdCountry;

    @Option(
        names = "--accepts",
        split = ",",
        description = "Message types that its connector can read (default: all).")
    private List<String> accepts =
        MessageTypes.all().stream().map(type -> type.id().value()).toList();

    @Option(names = "--home", required = true, paramLabel = "DIR", description = "The new home.")
    private Path home = Path.of(".");

    @Option(
        names = "--hub",
        required = true,
        paramLabel = "DIR",
        description = "The hub's home, or a copy of its hub.yaml and log/*.vkey.")
    private Path hub = Path.of(".");

    @Option(
        names = "--to",
        required = true,
        split = ",",
        description = "Usual recipients of what it sends, as far as their kind may have it.")
    private List<String> to = List.of();

    @Option(names = "--nominal", split = ",", description = "Those meant to have persons too.")
    private List<String> nominal = List.of();

    @Option(
        names = "--closed-groups",
        split = ",",
        description = "Groups for what goes through groups alone, such as alerts.")
    private List<String> closedGroups = List.of();

    @Override
    public Integer call() throws IOException, CertificateRefused, DirectoryRefused {
      Federation federation = open();
      HubHome hubHome = new HubHome(hub);
      new Enrolment(
              new Agency(agency, kind, country, thirdCountry, List.of(), accepts),
              home,
              hubHome.addresses(),
              new UsualRecipients(to, nominal, closedGroups, federation.kinds()))
          .write(federation, hubHome.verifierKeys());
      System.out.printf("enrolled %s in %s%n", agency, home);
      return signed(federation);
    }
  }

  @Command(
      name = "renew",
      description = "Gives an agency new keys beside its old ones.",
      mixinStandardHelpOptions = true)
  static final class Renew extends OnFederation {
    @Option(names = "--keystore", required = true, description = "The agency's keystore.p12.")
    private Path keystore = Path.of("keystore.p12");

    @Override
    public Integer call() throws IOException, CertificateRefused, DirectoryRefused {
      Federation federation = open();
      federation.renew(keystore);
      return signed(federation);
    }
  }

  @Command(
      name = "revoke",
      description = "Revokes an agency's certificates; the hub cuts its connections.",
      mixinStandardHelpOptions = true)
  static final class Revoke extends OnFederation {
    @Option(names = "--agency", required = true, description = "Its id.")
    private String agency = "";

    @Option(
        names = "--purpose",
        split = ",",
        description = "Which certificates: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private List<CertificatePurpose> purposes =
        List.of(
            CertificatePurpose.SIGNING, CertificatePurpose.SEALING, CertificatePurpose.TRANSPORT);

    @Option(
        names = "--reason",
        required = true,
        description = "Why, in lower-case words with hyphens, such as key-compromise.")
    private String reason = "";

    @Override
    public Integer call() throws IOException, CertificateRefused, DirectoryRefused {
      Federation federation = open();
      int count = federation.revoke(agency, purposes, reason);
      if (count == 0) {
        System.err.println("saola: no certificate of " + agency + " is left to revoke");
        return ExitCode.FAILED;
      }
      System.out.printf("revoked %d certificates of %s%n", count, agency);
      return signed(federation);
    }
  }

  @Command(
      name = "group",
      description = "Says who belongs to a group, such as @eu-customs; nobody empties it.",
      mixinStandardHelpOptions = true)
  static final class GroupOf extends OnFederation {
    @Option(names = "--id", required = true, description = "Such as @eu-customs.")
    private String id = "";

    @Option(names = "--members", split = ",", description = "Agency ids.")
    private List<String> members = List.of();

    @Override
    public Integer call() throws IOException, CertificateRefused, DirectoryRefused {
      Federation federation = open();
      federation.group(new Group(id, members));
      return signed(federation);
    }
  }
}
