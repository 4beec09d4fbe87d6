// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saola.message.alert.Alert;
import org.saola.message.alert.AlertStage;
import org.saola.message.alert.RoutePoint;
import org.saola.message.json.Problem;
import org.saola.message.vocabulary.Coded;
import org.saola.message.vocabulary.ConcealmentMethod;
import org.saola.message.vocabulary.Place;
import org.saola.message.vocabulary.Taxon;
import org.saola.message.vocabulary.TransportMode;

/** Makes an alert of a row. */
final class AlertReader implements RowsReader {
  // Chapters, and what they are divided into, have two digits each.
  private static final Pattern HS_CODE = Pattern.compile("(\\d\\d){2,5}");

  private static final Pattern POINT = Pattern.compile("route\\[(\\d+)].*");

  private final String reference;
  private final MappedRow row;
  private final TableMapping mapping;
  private final Troubles troubles = new Troubles();
  private final SaidInFields said;

  AlertReader(String reference, MappedRow row, TableMapping mapping) {
    this.reference = reference;
    this.row = row;
    this.mapping = mapping;
    this.said = new SaidInFields(field -> row, mapping, troubles);
  }

  @Override
  public List<RowRefused> troubles() {
    return troubles.all();
  }

  @Override
  public Optional<Map<String, Object>> read() {
    row.check(troubles);
    if (!troubles.none()) {
      return Optional.empty();
    }
    Alert alert = alert();
    if (troubles.none()) {
      said.validate(alert, problem -> refused(problem, alert));
    }
    return troubles.none() ? Optional.of(Map.of(TableKind.ALERTS.part(), alert)) : Optional.empty();
  }

  private Alert alert() {
    return new Alert(
        reference,
        stage(),
        said.needed(Field.SUBJECT),
        taxa(),
        specimens(),
        hsCodes(),
        route(),
        said.needed(Field.MODUS_OPERANDI),
        said.kinds(Field.TRANSPORT, TransportMode.class),
        said.kinds(Field.CONCEALMENT, ConcealmentMethod.class),
        said.day(Field.VALID_FROM),
        said.day(Field.VALID_UNTIL),
        said.text(Field.ADDITIONAL_INFORMATION).orElse(null));
  }

  private AlertStage stage() {
    String text = said.needed(Field.STAGE);
    for (AlertStage stage : AlertStage.values()) {
      if (stage.name().equalsIgnoreCase(text)) {
        return stage;
      }
    }
    if (!text.isEmpty()) {
      troubles.add(said.refused(Field.STAGE, TableRule.NOT_ONE_OF, names(AlertStage.values())));
    }
    return AlertStage.WARNING;
  }

  private static String names(Enum<?>[] constants) {
    return String.join(", ", Arrays.stream(constants).map(Enum::name).toList());
  }

  private List<Taxon> taxa() {
    List<Taxon> taxa = said.values(Field.SPECIES_LIST).stream().map(Taxon::named).toList();
    if (row.cell(Field.SPECIES_LIST).isEmpty()) {
      troubles.add(said.refused(Field.SPECIES_LIST, TableRule.TAXON_EMPTY));
    }
    return taxa;
  }

  private List<Coded> specimens() {
    return said.values(Field.DESCRIPTION).stream()
        .map(text -> Coded.of(text, mapping.listsFor(Field.DESCRIPTION)))
        .toList();
  }

  // A spreadsheet takes 0507 for a number: 507 would be sent, or 5079010 in place of 05079010.
  private List<String> hsCodes() {
    List<String> codes = said.values(Field.HS_CODES);
    if (!codes.stream().allMatch(code -> HS_CODE.matcher(code).matches())) {
      troubles.add(said.refused(Field.HS_CODES, TableRule.NOT_AN_HS_CODE));
    }
    return codes;
  }

  private List<RoutePoint> route() {
    List<RoutePoint> route = new ArrayList<>();
    for (RoutePoint.Role role : RoutePoint.Role.values()) {
      Field field = Field.of(role);
      for (String text : said.values(field)) {
        route.add(point(role, field, text.split(":", 2)));
      }
    }
    return route;
  }

  private RoutePoint point(RoutePoint.Role role, Field field, String[] countryAndPlace) {
    String country = countryAndPlace[0].strip();
    String place = countryAndPlace.length > 1 ? countryAndPlace[1].strip() : "";
    if (country.isEmpty() || (countryAndPlace.length > 1 && place.isEmpty())) {
      troubles.add(said.refused(field, TableRule.NOT_A_POINT));
    }
    return new RoutePoint(
        role, said.country(field, country), place.isEmpty() ? null : Place.of(place));
  }

  /** A place in an alert as fields name it: without indices, a point of the route by its role. */
  static String fieldPath(String path, Alert alert) {
    Matcher point = POINT.matcher(path);
    return point.matches()
        ? Field.of(alert.route().get(Integer.parseInt(point.group(1))).role())
            .path(TableKind.ALERTS)
        : path.replaceAll("\\[\\d+]", "");
  }

  private RowRefused refused(Problem problem, Alert alert) {
    String path = fieldPath(problem.path(), alert);
    for (Field field : row.fields().keySet()) {
      if (field.matches(TableKind.ALERTS, path) > 0) {
        return said.refused(field, TableRule.BREAKS_RULE, problem.rule(), problem.message());
      }
    }
    return row.refused(new Cell("", ""), TableRule.BREAKS_RULE, problem.rule(), problem.message());
  }
}
