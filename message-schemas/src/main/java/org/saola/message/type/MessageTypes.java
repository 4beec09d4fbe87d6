// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.type;

import java.util.List;
import java.util.Optional;
import org.saola.message.alert.Alert;
import org.saola.message.manifest.TypeId;
import org.saola.message.person.Persons;
import org.saola.message.request.CaseRequest;
import org.saola.message.request.CaseSubjects;
import org.saola.message.seizure.SeizureReport;

/** The registry: a new type is one record, one schema, one sample folder, and one line here. */
public final class MessageTypes {
  public static final TypeId SEIZURE_REPORT = new TypeId("seizure-report/1");
  public static final TypeId ALERT = new TypeId("alert/1");
  public static final TypeId CASE_REQUEST = new TypeId("case-request/1");
  public static final TypeId RECEIPT = new TypeId("receipt/1");

  private static final List<MessageType> ALL =
      List.of(
          new MessageType(
              SEIZURE_REPORT,
              List.of(
                  PartDefinition.required("report", SeizureReport.class),
                  PartDefinition.nominal("persons", Persons.class))),
          new MessageType(ALERT, List.of(PartDefinition.required("alert", Alert.class))),
          new MessageType(
              CASE_REQUEST,
              List.of(
                  PartDefinition.required("request", CaseRequest.class),
                  PartDefinition.nominal("persons", CaseSubjects.class))),
          new MessageType(RECEIPT, List.of()));

  private MessageTypes() {}

  public static List<MessageType> all() {
    return ALL;
  }

  public static Optional<MessageType> find(TypeId id) {
    return ALL.stream().filter(type -> type.id().equals(id)).findFirst();
  }
}
