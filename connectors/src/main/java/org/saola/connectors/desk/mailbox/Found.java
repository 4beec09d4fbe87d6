// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.mailbox;

/** What a folder turned out to hold. */
sealed interface Found {
  /** A message. */
  record Message(Letter letter) implements Found {}

  /** The reason why there is no message. */
  record NotMade(Holdings.Unsent unsent) implements Found {}

  /** Something that cannot be read. */
  record Broken(Holdings.Damaged damaged) implements Found {}

  /** Nothing for officers: a receipt, or no message's folder at all. */
  record Nothing() implements Found {}
}
