// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saola.message.code.CodeLists;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.Problem;
import org.saola.message.json.StrictJson;
import org.saola.message.permit.Permit;
import org.saola.message.permit.PermitKind;
import org.saola.message.permit.PermitLine;
import org.saola.message.permit.PermitParties;
import org.saola.message.vocabulary.Coded;

/** Makes the parts of a permit check of a permit that has been read. */
final class PermitReader {
  static final int NUMBER = 100;
  private static final int MAX_NOT_CARRIED = 200;
  private static final int AUTHORITY = 200;
  private static final int CONDITION = 2000;
  private static final Pattern LINE = Pattern.compile("lines\\[(\\d+)].*");

  private final XmlElement root;
  private final EPermitVersion version;
  private final Set<String> notCarried = new TreeSet<>();
  private final Values values = new Values(notCarried);
  private final List<XmlElement> items;

  PermitReader(XmlElement root, EPermitVersion version) {
    this.root = root;
    this.version = version;
    this.items =
        root.at("SpecifiedSupplyChainConsignment")
            .map(consignment -> consignment.children(XmlElement.ITEM))
            .orElse(List.of());
  }

  EPermitFile.Read read(long count) throws PermitRefused {
    Permit permit = permit();
    validate(permit, root.at("HeaderExchangedDocument").orElse(root));
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("permit", permit);
    Optional<PermitParties> parties = new PartyReader(root, version, values).read();
    if (parties.isPresent()) {
      validate(parties.get(), root.at("SpecifiedSupplyChainConsignment").orElse(root));
      parts.put("parties", parties.get());
    }
    root.addUntaken(notCarried);
    return new EPermitFile.Read(count, permit.number(), parts, bounded());
  }

  private List<String> bounded() {
    List<String> some = new ArrayList<>(notCarried.stream().limit(MAX_NOT_CARRIED).toList());
    if (notCarried.size() > MAX_NOT_CARRIED) {
      some.add("and %d more".formatted(notCarried.size() - MAX_NOT_CARRIED));
    }
    return some;
  }

  private Permit permit() throws PermitRefused {
    XmlElement header =
        root.child("HeaderExchangedDocument")
            .orElseThrow(() -> root.refused("has no HeaderExchangedDocument"));
    List<PermitLine> lines = new ArrayList<>();
    for (XmlElement item : items) {
      lines.add(new ItemReader(item, lines.size() + 1, version, values).read());
    }
    if (lines.isEmpty()) {
      throw root.refused("has no " + XmlElement.ITEM);
    }
    return new Permit(
        required(header, "ID", values.text(header.child("ID"), NUMBER)),
        kind(header),
        required(header, country(), issuer(header)),
        values.text(header.at(PartyReader.issuer("Name")), AUTHORITY),
        values.date(header.child("IssueDateTime")),
        values.date(header.at("EffectiveSpecifiedPeriod", "StartDateTime")),
        values.date(header.at("EffectiveSpecifiedPeriod", "EndDateTime")),
        purpose(header),
        importCountry(),
        conditions(header),
        lines);
  }

  private static PermitKind kind(XmlElement header) throws PermitRefused {
    XmlElement type = header.child("TypeCode").orElseThrow(() -> header.refused("has no TypeCode"));
    return type.text(NUMBER)
        .flatMap(PermitKind::ofLetter)
        .orElseThrow(() -> type.refused("is not E, R, I or O"));
  }

  private String country() {
    return "country of the " + String.join("/", PartyReader.issuer("PostalTradeAddress"));
  }

  private @Nullable Coded issuer(XmlElement header) throws PermitRefused {
    Optional<XmlElement> address = header.at(PartyReader.issuer("PostalTradeAddress"));
    return address.isPresent() ? PartyReader.country(address.get(), version, values) : null;
  }

  private @Nullable Coded purpose(XmlElement header) throws PermitRefused {
    Coded code = values.code(header.child("PurposeCode"), CodeLists.PURPOSES);
    return code == null ? values.code(header.child("Purpose"), CodeLists.PURPOSES) : code;
  }

  private @Nullable Coded importCountry() throws PermitRefused {
    Optional<XmlElement> country = root.at("SpecifiedSupplyChainConsignment", "ImportTradeCountry");
    return values.country(
        country.flatMap(it -> it.child("ID")), country.flatMap(it -> it.child("Name")));
  }

  private List<String> conditions(XmlElement header) throws PermitRefused {
    List<String> conditions = new ArrayList<>();
    for (XmlElement condition : header.children("Information")) {
      condition.text(CONDITION).ifPresent(conditions::add);
    }
    return conditions;
  }

  private static <T> T required(XmlElement within, String what, @Nullable T value)
      throws PermitRefused {
    if (value == null) {
      throw within.refused("has no " + what);
    }
    return value;
  }

  private void validate(Object part, XmlElement within) throws PermitRefused {
    try {
      StrictJson.validate(part);
    } catch (InvalidDocument e) {
      Problem problem = e.problems().getFirst();
      Matcher line = LINE.matcher(problem.path());
      XmlElement place = line.matches() ? items.get(Integer.parseInt(line.group(1))) : within;
      throw place.refused("%s: %s".formatted(problem.path(), problem.message()));
    }
  }
}
