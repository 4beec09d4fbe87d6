// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saola.connectors.ConnectorApplication;
import org.saola.connectors.RunningConnector;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.ConnectorSettings;
import org.saola.connectors.home.MessageDefaults;
import org.saola.connectors.home.SettingsFile;
import org.saola.message.manifest.TypeId;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.message.type.PartyKind;
import org.saola.ops.demo.DemoFederation;
import org.saola.ops.federation.Enrolment;
import org.saola.ops.federation.Federation;
import org.saola.ops.federation.UsualRecipients;
import org.saola.pki.directory.AgencyKind;
import org.saola.pki.directory.DirectoryDocument.Agency;
import org.saola.pki.directory.DirectoryDocument.Group;
import org.saola.routes.HubApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The demo's federation with some agencies more, who have no rules of their own, running in this
 * process. Every agency tries to send every type to everybody: what comes of it is up to the rules.
 */
final class RunningDemo implements AutoCloseable {
  static final String EVERYBODY = "@everybody";

  private static final List<Agency> MORE =
      List.of(
          agency("DE-CUSTOMS", AgencyKind.CUSTOMS, "DE"),
          agency("NL-CITES", AgencyKind.CITES, "NL"),
          agency("DE-SPOC", AgencyKind.POLICE, "DE"),
          agency("MARKETPLACE", AgencyKind.PARTNER, null));

  private final DemoFederation demo;
  private final Map<String, AgencyKind> kinds = new LinkedHashMap<>();
  private final Map<String, ConnectorSettings> asEnrolled = new HashMap<>();
  private final List<RunningConnector> connectors = new ArrayList<>();
  private ConfigurableApplicationContext hub;

  RunningDemo(Path data) {
    this.demo = new DemoFederation(data);
  }

  private static Agency agency(String id, AgencyKind kind, String country) {
    List<String> all = MessageTypes.all().stream().map(type -> type.id().value()).toList();
    return new Agency(id, kind, country, false, List.of(), all);
  }

  void start() throws Exception {
    demo.create();
    Federation federation = Federation.open(demo.federation(), Clock.systemUTC());
    List<String> demos = DemoFederation.agencies();
    for (Agency agency : MORE) {
      UsualRecipients recipients =
          new UsualRecipients(demos, demos, List.of(EVERYBODY), federation.kinds());
      new Enrolment(agency, demo.agency(agency.id()), demo.hub().addresses(), recipients)
          .write(federation, demo.hub().verifierKeys());
    }
    federation.pending().agencies().forEach(agency -> kinds.put(agency.id(), agency.kind()));
    federation.group(new Group(EVERYBODY, agencies()));
    demo.hub().publish(federation.sign());
    for (String agency : agencies()) {
      sendEverythingToEverybody(agency);
    }
    hub = HubApplication.start(demo.hub().settings());
    for (String agency : agencies()) {
      connectors.add(ConnectorApplication.start(demo.agency(agency)));
    }
  }

  private void sendEverythingToEverybody(String agency) throws Exception {
    Path yaml = home(agency).settings();
    ConnectorSettings settings = SettingsFile.read(yaml);
    asEnrolled.put(agency, settings);
    List<String> others = agencies().stream().filter(other -> !other.equals(agency)).toList();
    Map<TypeId, MessageDefaults> messages = new LinkedHashMap<>();
    MessageDefaults some = settings.messages().values().iterator().next();
    for (MessageType type : MessageTypes.all()) {
      MessageDefaults usual = settings.messages().getOrDefault(type.id(), some);
      messages.put(
          type.id(),
          new MessageDefaults(
              type.flow().closedGroup() ? List.of(EVERYBODY) : others,
              others,
              usual.marking(),
              usual.purpose(),
              usual.legalBasis(),
              usual.transferBasis(),
              usual.expires(),
              usual.urgency()));
    }
    SettingsFile.write(
        yaml,
        new ConnectorSettings(
            settings.agency(),
            settings.hub(),
            settings.trustAnchor(),
            settings.logKey(),
            settings.logCosignatureKey(),
            settings.keystore(),
            new ConnectorSettings.Timing(
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofMillis(500),
                Duration.ofMinutes(10),
                Duration.ofMillis(200)),
            settings.largestPart(),
            settings.desk(),
            messages));
  }

  List<String> agencies() {
    return List.copyOf(kinds.keySet());
  }

  /** Those without rules of their own, where there is a choice. */
  List<String> oneOfEachKind() {
    Map<AgencyKind, String> last = new EnumMap<>(AgencyKind.class);
    kinds.forEach((agency, kind) -> last.put(kind, agency));
    return List.copyOf(last.values());
  }

  PartyKind kind(String agency) {
    return PartyKind.valueOf(kinds.get(agency).name());
  }

  AgencyHome home(String agency) {
    return new AgencyHome(demo.agency(agency));
  }

  /** As its enrolment left it. */
  ConnectorSettings settings(String agency) {
    return asEnrolled.get(agency);
  }

  Path hubHome() {
    return demo.hub().root();
  }

  @Override
  public void close() {
    connectors.forEach(RunningConnector::close);
    if (hub != null) {
      hub.close();
    }
  }
}
