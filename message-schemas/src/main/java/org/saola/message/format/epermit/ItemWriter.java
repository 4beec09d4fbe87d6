// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.code.CodeLists;
import org.saola.message.permit.Examination;
import org.saola.message.permit.PermitLine;
import org.saola.message.permit.PermitReference;
import org.saola.message.permit.Quota;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.Taxon;

/** Writes a line of a permit as an item of the consignment. */
final class ItemWriter {
  private final XmlText xml;
  private final Spelling spelling;
  private final EPermitVersion version;

  ItemWriter(XmlText xml, Spelling spelling, EPermitVersion version) {
    this.xml = xml;
    this.spelling = spelling;
    this.version = version;
  }

  void write(PermitLine line) {
    xml.open("c:" + XmlElement.ITEM).leaf("c:ID", line.line());
    marks(line.marks());
    country("c:OriginTradeCountry", line.origin());
    country("c:ExportTradeCountry", line.lastReExport());
    references(ItemReader.ORIGIN_PERMIT, line.originPermits());
    references(ItemReader.RE_EXPORT_PERMIT, line.reExportPermits());
    line.quantities()
        .forEach(
            quantity -> {
              xml.open("c:TransportLogisticsPackage");
              spelling.quantity("c:ItemQuantity", quantity);
              xml.close();
            });
    specimens(line);
    line.examinations().forEach(this::examination);
    procedure(line);
    xml.close();
  }

  private void marks(List<String> marks) {
    if (version == EPermitVersion.V1 && !marks.isEmpty()) {
      xml.notCarried("c:PhysicalLogisticsShippingMarks", "(version 2 alone has it)");
    } else {
      xml.open("c:PhysicalLogisticsShippingMarks");
      marks.forEach(mark -> xml.leaf("c:Marking", mark));
      xml.close();
    }
  }

  private void country(String element, @Nullable Coded country) {
    xml.open(element);
    spelling.country("c:ID", "c:Name", country);
    xml.close();
  }

  private void references(String type, List<PermitReference> references) {
    references.forEach(
        reference ->
            xml.open("c:AssociatedReferencedDocument")
                .leaf("c:IssueDateTime", Spelling.date(reference.issued()))
                .leaf("c:TypeCode", type)
                .leaf("c:ID", reference.number())
                .close());
  }

  private void specimens(PermitLine line) {
    xml.open("c:IncludedSupplyChainTradeLineItem")
        .leaf("c:TypeCode", line.appendix() == null ? null : line.appendix().name());
    spelling.code("c:TypeExtensionCode", line.source(), CodeLists.SOURCES);
    xml.open("c:SpecifiedTradeProduct").leaf("c:Description", line.description());
    spelling.code("c:TypeCode", line.term(), CodeLists.SPECIMEN_TERMS);
    xml.leaf("c:CommonName", line.commonName()).leaf("c:ScientificName", line.taxon().name());
    // A reader understands the name by its form, as we do.
    if (!line.taxon().equals(Taxon.named(line.taxon().name()))) {
      xml.notCarried("c:ScientificName", "(its rank)");
    }
    xml.close().close();
  }

  private void examination(Examination examination) {
    xml.open("c:ExaminationTransportEvent")
        .leaf("c:ActualOccurrenceDateTime", Spelling.date(examination.date()));
    if (examination.quantity() != null) {
      spelling.quantity("c:" + version.examination(), examination.quantity());
    }
    xml.open("c:OccurrenceLogisticsLocation").leaf("c:Name", examination.place()).close().close();
  }

  private void procedure(PermitLine line) {
    xml.open("c:" + version.procedure());
    Quota quota = line.quota();
    if (quota != null) {
      spelling.amount("c:UsedToDateQuotaQuantity", quota.used(), quota.unit());
      spelling.amount("c:AnnualQuotaQuantity", quota.annual(), quota.unit());
    }
    xml.leaf("c:AcquisitionDateTime", Spelling.date(line.acquired())).close();
  }
}
