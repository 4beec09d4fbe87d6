// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.type;

import java.util.List;
import java.util.Optional;
import org.saola.message.manifest.TypeId;

/** The registry: a new type is one record, one sample folder, and one line here. */
public final class MessageTypes {
  public static final TypeId SEIZURE_REPORT = new TypeId("seizure-report/1");
  public static final TypeId ALERT = new TypeId("alert/1");
  public static final TypeId CASE_REQUEST = new TypeId("case-request/1");
  public static final TypeId RECEIPT = new TypeId("receipt/1");

  private MessageTypes() {}

  public static List<MessageType> all() {
    throw new UnsupportedOperationException("message-schemas");
  }

  public static Optional<MessageType> find(TypeId id) {
    return all().stream().filter(type -> type.id().equals(id)).findFirst();
  }
}
