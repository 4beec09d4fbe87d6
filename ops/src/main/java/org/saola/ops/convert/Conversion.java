// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.convert;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.saola.message.format.IllegalTradeReportCsv;
import org.saola.message.format.dsa.DsaNotice;
import org.saola.message.format.epermit.EPermitVersion;
import org.saola.message.format.epermit.EPermitXml;
import org.saola.message.format.stix.StixBundle;
import org.saola.message.format.stix.StixExport;
import org.saola.message.format.traced.NominalParts;
import org.saola.message.format.traced.TableLosses;
import org.saola.message.format.traced.TracedMessage;
import org.saola.message.format.umfstyle.UmfStyleWriter;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.TypeId;
import org.saola.message.permit.Permit;
import org.saola.message.permit.PermitParties;
import org.saola.message.person.Persons;
import org.saola.message.seizure.SeizureReport;

/** One way to write a message down. */
final class Conversion {
  private final NominalParts nominal;
  private final Optional<AgencyId> author;

  Conversion(NominalParts nominal, Optional<AgencyId> author) {
    this.nominal = nominal;
    this.author = author;
  }

  /**
   * What came of it.
   *
   * @param files contents by what their names end in
   * @param lost what the form does not say, one path each
   */
  record Converted(Map<String, byte[]> files, List<String> lost) {}

  /** The form has nothing for messages of this type. */
  static final class NotOfThisForm extends Exception {
    private static final long serialVersionUID = 1L;

    NotOfThisForm(String message) {
      super(message);
    }
  }

  Converted to(Form form, Convertible message) throws IOException, NotOfThisForm {
    return switch (form) {
      case STIX -> stix(message);
      case ILLEGAL_TRADE_REPORT -> table(message);
      case DSA_NOTICE -> notice(message);
      case UMF_STYLE -> umfStyle(message);
      case EPERMIT_V1 -> permit(message, EPermitVersion.V1, ".epermit-v1.xml");
      case EPERMIT_V2 -> permit(message, EPermitVersion.V2, ".epermit-v2.xml");
    };
  }

  private static void require(Convertible message, Predicate<TypeId> speaks, String form)
      throws NotOfThisForm {
    if (!speaks.test(message.type().id())) {
      throw new NotOfThisForm("%s has no form as %s".formatted(message.type().id(), form));
    }
  }

  private Converted stix(Convertible message) throws NotOfThisForm {
    require(message, StixBundle::speaks, "STIX");
    StixExport export =
        StixBundle.of(message.type().id(), message.traced(nominal), message.context(author));
    return new Converted(Map.of(".stix.json", export.bundle()), export.lost());
  }

  private Converted table(Convertible message) throws IOException, NotOfThisForm {
    Optional<SeizureReport> report = message.part("report", SeizureReport.class);
    if (report.isEmpty()) {
      throw new NotOfThisForm("there is no seizure report in it");
    }
    Optional<Persons> persons =
        nominal == NominalParts.EXPORTED
            ? message.part("persons", Persons.class)
            : Optional.empty();
    StringWriter text = new StringWriter();
    try (IllegalTradeReportCsv csv = IllegalTradeReportCsv.onto(text)) {
      if (persons.isPresent()) {
        csv.add(report.get(), persons.get());
      } else {
        csv.add(report.get());
      }
    }
    return new Converted(
        Map.of(".csv", text.toString().getBytes(StandardCharsets.UTF_8)),
        TableLosses.of(message.traced(nominal), text.toString()));
  }

  private Converted notice(Convertible message) throws NotOfThisForm {
    require(message, type -> type.value().equals("online-listing/1"), "a DSA notice");
    DsaNotice notice = DsaNotice.of(message.traced(nominal));
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(".notice.txt", notice.text().getBytes(StandardCharsets.UTF_8));
    files.put(".notice.json", notice.json());
    return new Converted(files, notice.lost());
  }

  private Converted umfStyle(Convertible message) throws IOException, NotOfThisForm {
    require(message, UmfStyleWriter::speaks, "UMF-style XML");
    TracedMessage traced = message.traced(nominal);
    if (traced.part("persons").isEmpty()) {
      throw new NotOfThisForm(
          "UMF-style XML holds persons: there are none, or --nominal was not asked for");
    }
    ByteArrayOutputStream xml = new ByteArrayOutputStream();
    List<String> lost = UmfStyleWriter.write(message.type().id(), traced, xml);
    return new Converted(Map.of(".umf-style.xml", xml.toByteArray()), lost);
  }

  private Converted permit(Convertible message, EPermitVersion version, String ending)
      throws NotOfThisForm {
    Optional<Permit> permit = message.part("permit", Permit.class);
    if (permit.isEmpty()) {
      throw new NotOfThisForm("there is no permit in it");
    }
    Optional<PermitParties> parties =
        nominal == NominalParts.EXPORTED
            ? message.part("parties", PermitParties.class)
            : Optional.empty();
    EPermitXml.Written written = EPermitXml.bare(permit.get(), parties, version);
    List<String> lost = new ArrayList<>(written.notCarried());
    if (parties.isEmpty()) {
      message.traced(nominal).present().stream()
          .filter(path -> path.startsWith("parties"))
          .forEach(lost::add);
    }
    return new Converted(Map.of(ending, written.xml()), lost);
  }
}
