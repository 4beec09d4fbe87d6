// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import org.saola.pki.seal.SealRefused;

/** Why the hub refuses a message. Closed: every refusal an agency can be told is one of these. */
public enum RefusalCode {
  /** Not a sequence of the ContentInfos that a message consists of. */
  MALFORMED,
  TOO_LARGE,
  NO_SIGNER,
  SEVERAL_SIGNERS,
  BAD_SIGNATURE,
  UNKNOWN_SIGNER,
  SIGNER_REVOKED,
  SIGNER_EXPIRED,
  WRONG_PURPOSE,
  SUITE_NOT_ALLOWED,
  /** {@code from} is not who signed. */
  NOT_THE_SENDER,
  /** It came by another agency's intake queue. */
  WRONG_INTAKE,
  UNKNOWN_FIELD,
  DUPLICATE_FIELD,
  INVALID_MANIFEST,
  OTHER_FEDERATION,
  /** The signed urgency is not that of the queue by which it came. */
  WRONG_LANE,
  /** The id was used before, for other bytes. */
  REPLAY_WITH_OTHER_CONTENT,
  EXPIRED,
  FROM_THE_FUTURE,
  EXPIRY_TOO_FAR,
  UNKNOWN_TYPE,
  /** A recipient does not accept the type. */
  TYPE_NOT_ACCEPTED,
  UNKNOWN_RECIPIENT,
  UNKNOWN_DIRECTORY,
  LEVEL_TOO_HIGH,
  /** Not the parts that the manifest lists, or not those that the type has. */
  PARTS_MISMATCH,
  SEALED_DIGEST_MISMATCH,
  CONTENT_ALGORITHM_NOT_ALLOWED,
  TAG_TOO_SHORT,
  BAD_SEAL,
  /** A part is sealed for somebody whom the manifest does not name. */
  HIDDEN_RECIPIENT,
  /** A part is sealed for a key that its owner no longer has. */
  RECIPIENT_REVOKED,
  PARTNER_WITH_NOMINAL,
  /** A recipient is not a member of the group through which it was named. */
  GROUP_MISMATCH,
  /** Nothing was uploaded for a part that travels apart. */
  CLAIM_CHECK_MISSING,
  CLAIM_CHECK_INCOMPLETE,
  /** What was uploaded has another size than the manifest says. */
  CLAIM_CHECK_SIZE,
  RECIPIENT_FULL,
  /** A receipt's line names nothing that was dispatched to its signer. */
  RECEIPT_INVALID,
  /** A message is about another, or passes on another, that the hub has never accepted. */
  UNKNOWN_TARGET,
  TARGET_OF_WRONG_TYPE,
  /** Only who sent a message may recall, correct or erase it, or consent to its forwarding. */
  NOT_THE_ORIGINATOR,
  /** A request to forward goes to the originator, and to nobody else. */
  NOT_TO_THE_ORIGINATOR,
  /** Only whom a message was released to may confirm, ask to forward, or forward. */
  NOT_A_HOLDER,
  /** A recall, correction or erasure leaves out somebody who has the message. */
  RECIPIENTS_MISSED,
  NOTHING_TO_CONFIRM,
  /** What is passed on is recalled, corrected or erased. */
  WITHDRAWN,
  /** What is passed on is of another type, or more than was had. */
  FORWARD_MISMATCH,
  /** What is passed on asks less of its holders than before. */
  MARKING_WEAKER,
  CONSENT_MISSING,
  CONSENT_UNKNOWN,
  CONSENT_NOT_THE_ORIGINATORS,
  CONSENT_FOR_ANOTHER_MESSAGE,
  CONSENT_REFUSED,
  CONSENT_WITHDRAWN,
  CONSENT_FOR_ANOTHER_RECIPIENT,
  CONSENT_FOR_ANOTHER_PURPOSE,
  CONSENT_FOR_OTHER_PARTS,
  CONSENT_EXPIRED,
  SUBMIT_DENIED,
  /** The rules leave nobody who may have any part. */
  NO_PERMITTED_RECIPIENT;

  /** What a refusal of {@code pki} is called here. */
  public static RefusalCode of(SealRefused.Code code) {
    return switch (code) {
      case MALFORMED -> MALFORMED;
      case TOO_LARGE -> TOO_LARGE;
      case NO_SIGNER -> NO_SIGNER;
      case SEVERAL_SIGNERS -> SEVERAL_SIGNERS;
      case UNKNOWN_SIGNER -> UNKNOWN_SIGNER;
      case BAD_SIGNATURE -> BAD_SIGNATURE;
      case SUITE_NOT_ALLOWED -> SUITE_NOT_ALLOWED;
      case SIGNER_EXPIRED -> SIGNER_EXPIRED;
      case SIGNER_REVOKED -> SIGNER_REVOKED;
      case WRONG_PURPOSE -> WRONG_PURPOSE;
      case CONTENT_ALGORITHM_NOT_ALLOWED -> CONTENT_ALGORITHM_NOT_ALLOWED;
      case TAG_TOO_SHORT -> TAG_TOO_SHORT;
      case HIDDEN_RECIPIENT -> HIDDEN_RECIPIENT;
      case RECIPIENT_REVOKED -> RECIPIENT_REVOKED;
      case SEALED_DIGEST_MISMATCH -> SEALED_DIGEST_MISMATCH;
      case BAD_SEAL, NOT_A_RECIPIENT, CONTENT_DIGEST_MISMATCH -> BAD_SEAL;
    };
  }
}
