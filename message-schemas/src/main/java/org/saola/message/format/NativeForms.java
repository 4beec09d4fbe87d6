// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.saola.message.alert.Alert;
import org.saola.message.format.epermit.EPermitVersion;
import org.saola.message.format.epermit.EPermitXml;
import org.saola.message.permit.Permit;
import org.saola.message.permit.PermitParties;
import org.saola.message.person.Persons;
import org.saola.message.seizure.SeizureReport;

/**
 * The forms beside JSON in which agencies' own systems read parts, for every type in one place. A
 * form is made of the parts alone, so that anybody can make it again and compare.
 */
public final class NativeForms {
  private static final List<Form<?>> FORMS =
      List.of(
          new Form<>(
              SeizureReport.class,
              ".csv",
              (report, parts) -> table(report, find(Persons.class, parts))),
          new Form<>(Alert.class, ".csv", (alert, parts) -> table(alert)),
          new Form<>(
              Permit.class,
              ".xml",
              (permit, parts) ->
                  EPermitXml.bare(permit, find(PermitParties.class, parts), EPermitVersion.V2)
                      .xml()));

  private NativeForms() {}

  private record Form<P>(
      Class<P> part, String ending, BiFunction<P, Map<String, Object>, byte[]> writer) {
    byte[] write(Object document, Map<String, Object> parts) {
      return writer.apply(part.cast(document), parts);
    }
  }

  /**
   * @param parts the documents that a recipient has, by the parts' names
   * @return by file name, such as {@code report.csv}; empty where no part has another form
   */
  public static Map<String, byte[]> of(Map<String, Object> parts) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    parts.forEach(
        (name, document) ->
            FORMS.stream()
                .filter(form -> form.part().isInstance(document))
                .forEach(form -> files.put(name + form.ending(), form.write(document, parts))));
    return files;
  }

  /** The names of all files that a part may have beside its JSON. */
  public static List<String> namesFor(String part) {
    return FORMS.stream().map(form -> part + form.ending()).toList();
  }

  private static <P> Optional<P> find(Class<P> part, Map<String, Object> parts) {
    return parts.values().stream().filter(part::isInstance).map(part::cast).findFirst();
  }

  private static byte[] table(Alert alert) {
    StringWriter text = new StringWriter();
    try (AlertCsv csv = AlertCsv.onto(text)) {
      csv.add(alert);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] table(SeizureReport report, Optional<Persons> persons) {
    StringWriter text = new StringWriter();
    try (IllegalTradeReportCsv csv = IllegalTradeReportCsv.onto(text)) {
      if (persons.isPresent()) {
        csv.add(report, persons.get());
      } else {
        csv.add(report);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
