// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saola.message.code.CodeLists;
import org.saola.message.permit.Examination;
import org.saola.message.permit.PermitLine;
import org.saola.message.permit.PermitReference;
import org.saola.message.permit.Quota;
import org.saola.message.seizure.Appendix;
import org.saola.message.seizure.Quantity;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.Taxon;

/** Reads one item of a consignment as a line of the permit. */
final class ItemReader {
  /** Document types of UN/EDIFACT 1001: a certificate of origin, a licence to export. */
  static final String ORIGIN_PERMIT = "861";

  static final String RE_EXPORT_PERMIT = "811";
  private static final int LINE = 35;
  private static final int NAME = 200;
  private static final int DESCRIPTION = 1000;

  private final XmlElement item;
  private final int number;
  private final EPermitVersion version;
  private final Values values;

  ItemReader(XmlElement item, int number, EPermitVersion version, Values values) {
    this.item = item;
    this.number = number;
    this.version = version;
    this.values = values;
  }

  PermitLine read() throws PermitRefused {
    XmlElement specimens = one(item, "IncludedSupplyChainTradeLineItem");
    XmlElement product = one(specimens, "SpecifiedTradeProduct");
    XmlElement species = one(product, "ScientificName");
    String line = values.text(item.child("ID"), LINE);
    return new PermitLine(
        line == null ? Integer.toString(number) : line,
        Taxon.named(Objects.requireNonNull(values.text(Optional.of(species), NAME))),
        values.text(product.child("CommonName"), NAME),
        values.code(product.child("TypeCode"), CodeLists.SPECIMEN_TERMS),
        values.text(product.child("Description"), DESCRIPTION),
        marks(),
        quantities(),
        appendix(specimens),
        values.code(specimens.child("TypeExtensionCode"), CodeLists.SOURCES),
        country("OriginTradeCountry"),
        references(ORIGIN_PERMIT),
        country("ExportTradeCountry"),
        references(RE_EXPORT_PERMIT),
        values.date(item.at(version.procedure(), "AcquisitionDateTime")),
        quota(),
        examinations());
  }

  // Which quantity would belong to which species? An item each says it.
  private static XmlElement one(XmlElement within, String name) throws PermitRefused {
    List<XmlElement> found = within.children(name);
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw within.refused(
        found.isEmpty()
            ? "has no " + name
            : "has %d times %s: give each species an item".formatted(found.size(), name));
  }

  private List<String> marks() throws PermitRefused {
    List<String> marks = new ArrayList<>();
    for (XmlElement group : item.children("PhysicalLogisticsShippingMarks")) {
      for (XmlElement mark : group.children("Marking")) {
        mark.text(NAME).ifPresent(marks::add);
      }
    }
    return marks;
  }

  private List<Quantity> quantities() throws PermitRefused {
    List<Quantity> quantities = new ArrayList<>();
    for (XmlElement unit : item.children("TransportLogisticsPackage")) {
      for (XmlElement quantity : unit.children("ItemQuantity")) {
        values.quantity(quantity).ifPresent(quantities::add);
      }
    }
    return quantities;
  }

  private @Nullable Appendix appendix(XmlElement specimens) throws PermitRefused {
    Optional<XmlElement> element = specimens.child("TypeCode");
    String text = values.text(element, LINE);
    if (text == null) {
      return null;
    }
    return Arrays.stream(Appendix.values())
        .filter(appendix -> appendix.name().equals(text))
        .findFirst()
        .orElseThrow(() -> element.orElseThrow().refused("is not I, II, III or N"));
  }

  private @Nullable Coded country(String element) throws PermitRefused {
    return values.country(item.at(element, "ID"), item.at(element, "Name"));
  }

  /** A document of another type, or without a number, is among what is not carried. */
  private List<PermitReference> references(String type) throws PermitRefused {
    List<PermitReference> references = new ArrayList<>();
    for (XmlElement document : item.children("AssociatedReferencedDocument")) {
      Optional<XmlElement> code = document.child("TypeCode");
      Optional<XmlElement> id = document.child("ID");
      boolean meant = code.filter(it -> it.trimmed().equals(type)).isPresent();
      if (meant && id.isPresent()) {
        code.get().take();
        String permit = values.text(id, PermitReader.NUMBER);
        references.add(
            new PermitReference(
                Objects.requireNonNull(permit), values.date(document.child("IssueDateTime"))));
      }
    }
    return references;
  }

  private @Nullable Quota quota() throws PermitRefused {
    Optional<XmlElement> used = item.at(version.procedure(), "UsedToDateQuotaQuantity");
    Optional<XmlElement> annual = item.at(version.procedure(), "AnnualQuotaQuantity");
    BigDecimal usedAmount = values.amount(used);
    BigDecimal annualAmount = values.amount(annual);
    if (usedAmount == null && annualAmount == null) {
      return null;
    }
    Coded usedUnit = used.isPresent() ? values.unit(used.get()) : null;
    Coded annualUnit = annual.isPresent() ? values.unit(annual.get()) : null;
    if (usedAmount != null && annualAmount != null && !Objects.equals(usedUnit, annualUnit)) {
      throw annual.get().refused("is in another unit than UsedToDateQuotaQuantity");
    }
    return new Quota(usedAmount, annualAmount, usedAmount == null ? annualUnit : usedUnit);
  }

  private List<Examination> examinations() throws PermitRefused {
    List<Examination> examinations = new ArrayList<>();
    for (XmlElement event : item.children("ExaminationTransportEvent")) {
      Optional<XmlElement> amount = event.child(version.examination());
      Optional<Quantity> quantity =
          amount.isPresent() ? values.quantity(amount.get()) : Optional.empty();
      Examination examination =
          new Examination(
              values.date(event.child("ActualOccurrenceDateTime")),
              place(event),
              quantity.orElse(null));
      if (!examination.equals(new Examination(null, null, null))) {
        examinations.add(examination);
      }
    }
    return examinations;
  }

  private @Nullable String place(XmlElement event) throws PermitRefused {
    Optional<XmlElement> name = event.at("OccurrenceLogisticsLocation", "Name");
    return values.text(
        name.isPresent() ? name : event.at("OccurrenceLogisticsLocation", "ID"), NAME);
  }
}
