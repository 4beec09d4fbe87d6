// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.nominal;

/** What kind of personal data was seen, and what is to be done about it. */
public enum FindingKind {
  NAME("a person's name", "Put the person into the nominal part, or write the role alone."),
  BIRTH_DATE("a date of birth", "Put it into the nominal part, or leave it out."),
  DOCUMENT(
      "the number of a personal document", "Put it into the nominal part, with the person's name."),
  PHONE("a telephone number", "Put it into the nominal part; a desk's own line may be confirmed."),
  EMAIL("a person's e-mail address", "Put it into the nominal part, or name a functional mailbox."),
  IBAN("a bank account number", "Put it into the nominal part, with the account's holder."),
  MRZ("the machine-readable zone of a travel document", "Put its data into the nominal part."),
  LISTED_NAME(
      "the name of a person whom the nominal part lists",
      "Write 'the suspect' or the like: the nominal part says who it is.");

  private final String description;
  private final String advice;

  FindingKind(String description, String advice) {
    this.description = description;
    this.advice = advice;
  }

  String description() {
    return description;
  }

  String advice() {
    return advice;
  }
}
