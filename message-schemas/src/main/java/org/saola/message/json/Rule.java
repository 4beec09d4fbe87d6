// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.json;

/** The closed list of rules that a document can break. */
public enum Rule {
  /** Not UTF-8, not JSON, cut short, or more than one value. */
  MALFORMED,
  UNKNOWN_FIELD,
  DUPLICATE_FIELD,
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
  /** A number over 100 digits, nesting over 32 levels, a text over a million characters. */
  LIMIT_EXCEEDED,
  /** A control character or half a surrogate pair. */
  INVALID_TEXT,
  DUPLICATE_ELEMENT,

  // manifest
  EXPIRES_BEFORE_CREATED,
  EXPIRES_TOO_LATE,
  RESPOND_BY_OUTSIDE_LIFETIME,
  RECIPIENT_TWICE,
  PART_NAME_TWICE,
  PART_RECIPIENT_NOT_IN_TO,
  THREAD_INCOHERENT,
  GRADING_NOT_OF_SCHEME,
  PARTS_MISSING,
  PARTS_IN_RECEIPT,
  RECEIPTS_MISSING,
  RECEIPTS_MISPLACED,
  RECEIPT_LINE_TWICE,
  RECEIPT_CODE_INCOHERENT,
  RECEIPT_TO_SEVERAL
}
