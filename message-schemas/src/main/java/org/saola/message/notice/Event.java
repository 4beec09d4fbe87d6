// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.notice;

/**
 * What an audit entry records. Names follow Directive (EU) 2016/680 Art. 25 and ETSI EN 319 522.
 */
public enum Event {
  /** SubmissionAcceptance: the hub's transaction has committed. */
  ACCEPTED,
  /** SubmissionRejection, with its code. */
  REFUSED,
  /** A part may be read by a recipient, under the named rules. */
  RELEASED,
  /** A part is kept from a recipient, under the named rules. */
  WITHHELD,
  /** ContentConsignment: the message is in the recipient's inbox queue. */
  CONSIGNED,
  /** ContentHandover: the recipient's connector has opened it and signed a receipt. */
  HANDED_OVER,
  /**
   * An officer of the recipient has opened it for the first time, as a receipt signed there says.
   */
  READ_BY_OFFICER,
  /** ContentHandoverFailure: the recipient's connector refused it and signed a receipt. */
  REJECTED_BY_RECIPIENT,
  EXPIRED,
  /**
   * A case request lies in the inbox: its statutory clock runs, by the limit that the code names.
   */
  CLOCK_STARTED,
  /** The requested authority has asked a question first. */
  CLOCK_PAUSED,
  /** The question's answer lies in the requested authority's inbox. */
  CLOCK_RESUMED,
  /** The answer waits for a judicial authorisation. */
  CLOCK_EXTENDED,
  /** Half, or nine tenths, of the time is spent: the code says which. */
  CLOCK_WARNED,
  /** A case request was not answered when it was due. */
  OVERDUE,
  /** A case request needs no answer any more: the code says why. */
  CLOCK_STOPPED,
  /** An originator recalls, corrects or has erased a message; {@code code} says which. */
  RECALLED,
  /** A holder says what it has done upon that; {@code code} says what. */
  CONFIRMED,
  CONSULTED,
  EXPORTED,
  RULES_CHANGED,
  DIRECTORY_CHANGED,
  KEY_REVOKED,
  SIGNED_IN,
  OPERATOR_ACTION,
  DEAD_LETTERED,
  SECURITY_EVENT,
  /** Entries have come to the end of their retention: their leaves stay, nothing opens them. */
  ERASED
}
