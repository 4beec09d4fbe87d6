// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.type;

import static org.saola.message.type.Flow.ALL;
import static org.saola.message.type.Flow.AUTHORITIES;
import static org.saola.message.type.Flow.LAW_ENFORCEMENT;
import static org.saola.message.type.MessageType.answer;
import static org.saola.message.type.MessageType.type;
import static org.saola.message.type.PartyKind.CITES;
import static org.saola.message.type.PartyKind.CUSTOMS;
import static org.saola.message.type.PartyKind.PARTNER;
import static org.saola.message.type.PartyKind.POLICE;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.saola.message.alert.AlertMessage;
import org.saola.message.forward.ForwardConsentMessage;
import org.saola.message.forward.ForwardRequestMessage;
import org.saola.message.information.SpontaneousInformationMessage;
import org.saola.message.listing.ListingOutcomeMessage;
import org.saola.message.listing.OnlineListingMessage;
import org.saola.message.manifest.TypeId;
import org.saola.message.permit.PermitCheckMessage;
import org.saola.message.permit.PermitStatusMessage;
import org.saola.message.permit.QuantityConfirmationMessage;
import org.saola.message.recall.ConfirmationMessage;
import org.saola.message.recall.CorrectionMessage;
import org.saola.message.recall.ErasureMessage;
import org.saola.message.recall.RecallMessage;
import org.saola.message.receipt.ReceiptMessage;
import org.saola.message.reply.CaseReplyMessage;
import org.saola.message.request.CaseRequestMessage;
import org.saola.message.risk.RiskFeedbackMessage;
import org.saola.message.risk.RiskInformationMessage;
import org.saola.message.scan.ScanImageMessage;
import org.saola.message.seizure.SeizureReportMessage;

/** The registry: a new type is one record, one folder of samples, and one line here. */
public final class MessageTypes {
  public static final TypeId SEIZURE_REPORT = new TypeId("seizure-report/1");
  public static final TypeId ALERT = new TypeId("alert/1");
  public static final TypeId PERMIT_CHECK = new TypeId("permit-check/1");
  public static final TypeId CASE_REQUEST = new TypeId("case-request/1");
  public static final TypeId RECALL = new TypeId("recall/1");
  public static final TypeId CORRECTION = new TypeId("correction/1");
  public static final TypeId ERASURE = new TypeId("erasure/1");
  public static final TypeId CONFIRMATION = new TypeId("confirmation/1");
  public static final TypeId FORWARD_REQUEST = new TypeId("forward-request/1");
  public static final TypeId FORWARD_CONSENT = new TypeId("forward-consent/1");
  public static final TypeId RECEIPT = new TypeId("receipt/1");

  private static final List<MessageType> ALL_TYPES =
      List.of(
          type("seizure-report/1", SeizureReportMessage.class)
              .flows(EnumSet.of(CUSTOMS, POLICE, CITES), ALL, LAW_ENFORCEMENT),
          type("alert/1", AlertMessage.class).flowsInClosedGroups(AUTHORITIES, ALL),
          type("case-request/1", CaseRequestMessage.class)
              .flows(LAW_ENFORCEMENT, LAW_ENFORCEMENT, LAW_ENFORCEMENT),
          answer("case-reply/1", CaseReplyMessage.class)
              .flows(LAW_ENFORCEMENT, LAW_ENFORCEMENT, LAW_ENFORCEMENT),
          type("spontaneous-information/1", SpontaneousInformationMessage.class)
              .flows(LAW_ENFORCEMENT, LAW_ENFORCEMENT, LAW_ENFORCEMENT),
          type("risk-information/1", RiskInformationMessage.class)
              .flows(EnumSet.of(CUSTOMS), EnumSet.of(CUSTOMS), EnumSet.of(CUSTOMS)),
          answer("risk-feedback/1", RiskFeedbackMessage.class)
              .flows(EnumSet.of(CUSTOMS), EnumSet.of(CUSTOMS)),
          type("scan-image/1", ScanImageMessage.class)
              .flows(EnumSet.of(CUSTOMS), EnumSet.of(CUSTOMS)),
          answer("recall/1", RecallMessage.class).flows(ALL, ALL),
          answer("correction/1", CorrectionMessage.class).flows(AUTHORITIES, ALL, LAW_ENFORCEMENT),
          answer("erasure/1", ErasureMessage.class).flows(ALL, ALL),
          answer("confirmation/1", ConfirmationMessage.class).flows(ALL, ALL),
          type("forward-request/1", ForwardRequestMessage.class).flows(ALL, ALL),
          answer("forward-consent/1", ForwardConsentMessage.class).flows(ALL, ALL),
          type("permit-check/1", PermitCheckMessage.class)
              .flows(EnumSet.of(CUSTOMS, POLICE), EnumSet.of(CITES), EnumSet.of(CITES)),
          answer("permit-status/1", PermitStatusMessage.class)
              .flows(EnumSet.of(CITES), EnumSet.of(CUSTOMS, POLICE)),
          answer("quantity-confirmation/1", QuantityConfirmationMessage.class)
              .flows(EnumSet.of(CUSTOMS), EnumSet.of(CITES)),
          type("online-listing/1", OnlineListingMessage.class)
              .flows(EnumSet.of(CITES, CUSTOMS, POLICE, PARTNER), EnumSet.of(PARTNER)),
          answer("listing-outcome/1", ListingOutcomeMessage.class)
              .flows(EnumSet.of(PARTNER), EnumSet.of(CITES, CUSTOMS, POLICE, PARTNER)),
          type("receipt/1", ReceiptMessage.class).flows(ALL, ALL));

  private MessageTypes() {}

  public static List<MessageType> all() {
    return ALL_TYPES;
  }

  public static Optional<MessageType> find(TypeId id) {
    return ALL_TYPES.stream().filter(type -> type.id().equals(id)).findFirst();
  }
}
