// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

import java.util.Optional;

/**
 * The closed list of rules that a document can break. Those with a sentence are beyond a JSON
 * Schema: a reader that has the schema alone must check them itself.
 */
public enum Rule {
  MALFORMED("the document is one JSON value in UTF-8 without byte order mark"),
  DUPLICATE_FIELD("no object has a field twice"),
  LIMIT_EXCEEDED(
      "numbers have at most 100 digits, exponents at most 100, nesting 32 levels, texts a million"
          + " characters"),
  INVALID_TEXT("texts hold whole characters, and no control characters but tab and line ends"),

  UNKNOWN_FIELD,
  MISSING_FIELD,
  /** An explicit {@code null}: an absent field is left out instead. */
  NULL_VALUE,
  /** Another JSON type than the field has; nothing is coerced. */
  WRONG_TYPE,
  /** The right type in the wrong shape, such as a date that is none. */
  WRONG_FORM,
  /** Not a word of a closed list. */
  UNKNOWN_VALUE,
  /** Too few or too many elements or characters. */
  WRONG_SIZE,
  OUT_OF_RANGE,
  DUPLICATE_ELEMENT,

  // The manifest.
  EXPIRES_BEFORE_CREATED("expires lies after created"),
  EXPIRES_TOO_LATE("expires lies at most 90 days after created"),
  RESPOND_BY_OUTSIDE_LIFETIME("respondBy lies between created and expires"),
  RECIPIENT_TWICE("no agency stands twice in to"),
  PART_NAME_TWICE("no two parts have one name"),
  PART_RECIPIENT_NOT_IN_TO("whoever a part is for is in the message's to"),
  THREAD_INCOHERENT(
      "a reply names its thread; a message neither answers itself, nor is about itself, nor names itself as its thread"),
  GRADING_NOT_OF_SCHEME,
  PARTS_MISSING,
  PARTS_IN_RECEIPT,
  RECEIPTS_MISSING,
  RECEIPTS_MISPLACED,
  RECEIPT_TO_SEVERAL,
  RECEIPT_LINE_TWICE("no receipt names a message twice, but as handed over and as read"),
  RECEIPT_CODE_INCOHERENT,
  /** A field that messages of the type have, such as a recall its target. */
  FIELD_OF_TYPE_MISSING,
  FIELD_OF_TYPE_MISPLACED,
  /** A consent to pass on, and nothing that is passed on. */
  CONSENT_WITHOUT_ORIGIN,

  // A message and its type.
  UNKNOWN_TYPE("the type is one that is registered"),
  PART_NOT_OF_TYPE("the type has a part of that name"),
  PART_LABEL_WRONG("a part is nominal if its type says so"),
  PART_MEDIA_TYPE_WRONG("a part has a media type that its type carries"),
  PART_REQUIRED("the parts that the type requires are there"),
  ANSWER_TO_NOTHING("a type that answers a message names it in inReplyTo"),

  // What messages say.
  CODE_WITHOUT_LIST,
  CODE_NOT_IN_LIST("a code stands in the version of the list that is named with it"),
  WRONG_LIST,
  TAXON_RANK_INCOHERENT,
  /** An answer lacks what its outcome asks for, or has what another asks for. */
  OUTCOME_INCOHERENT,
  CHECK_DIGIT_WRONG("a container number's last digit is its check digit (ISO 6346)"),
  ANNOTATION_OUTSIDE_IMAGE("a rectangle on an image lies within the declared width and height"),
  /** A correction without a change. */
  NOTHING_CORRECTED,
  FEEDBACK_DUE_BEFORE_START("feedback on risk information is not due before validFrom"),
  FOUND_MORE_THAN_CHECKED("consignmentsFound is at most consignmentsChecked"),
  REPORTED_BEFORE_SEIZED("a seizure is not reported before it happened"),
  UNIT_FLAG_INCOHERENT,
  CURRENCY_UNKNOWN("an amount has a currency of ISO 4217, and none goes without the other"),
  NOBODY_NAMED,
  VALIDITY_ENDS_BEFORE_START("validUntil does not lie before validFrom"),
  URGENCY_INCOHERENT,
  SUBJECT_NOT_ONE,

  // Permits.
  PERMIT_LINE_TWICE("no two lines of a permit have one letter or number"),
  PERMIT_STATE_INCOHERENT,
  MISMATCH_INCOHERENT,
  PERSON_IN_ANSWER,
  /** An entry of a list, or a field, with nothing in it. */
  SAYS_NOTHING,
  USED_MORE_THAN_PRESENTED("no more of a permit is used than was presented in the same unit"),

  // Offers online.
  GOOD_FAITH_MISSING,
  URL_TWICE("no two offers of a notice, and no two decisions of its answer, have one address"),
  DECISION_INCOHERENT;

  private final Optional<String> beyondSchema;

  Rule() {
    this.beyondSchema = Optional.empty();
  }

  Rule(String beyondSchema) {
    this.beyondSchema = Optional.of(beyondSchema);
  }

  /** The rule as a sentence, if a schema cannot express it. */
  public Optional<String> beyondSchema() {
    return beyondSchema;
  }
}
