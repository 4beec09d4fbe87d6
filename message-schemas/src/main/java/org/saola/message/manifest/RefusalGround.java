// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.manifest;

import org.saola.message.schema.Meaning;

/** The only grounds on which a request may be refused (Directive (EU) 2023/977, Art. 6(1)). */
public enum RefusalGround {
  @Meaning(
      value = "The information is not available here.",
      source = "Directive (EU) 2023/977, Art. 6(1)(a)")
  NOT_AVAILABLE,
  @Meaning(
      value = "The request does not meet what Article 4 asks of it.",
      source = "Directive (EU) 2023/977, Art. 6(1)(b)")
  REQUEST_NOT_MEETING_ARTICLE_4,
  @Meaning(
      value = "A judicial authorisation was refused.",
      source = "Directive (EU) 2023/977, Art. 6(1)(c)")
  JUDICIAL_AUTHORISATION_REFUSED,
  @Meaning(
      value = "Personal data outside the categories of Article 10(b).",
      source = "Directive (EU) 2023/977, Art. 6(1)(d)")
  PERSONAL_DATA_OUTSIDE_CATEGORIES,
  @Meaning(
      value = "The information is inaccurate, incomplete or out of date.",
      source = "Directive (EU) 2023/977, Art. 6(1)(e)")
  INACCURATE_INCOMPLETE_OR_OUTDATED,
  @Meaning(
      value = "It would harm national security.",
      source = "Directive (EU) 2023/977, Art. 6(1)(f)(i)")
  NATIONAL_SECURITY,
  @Meaning(
      value = "It would harm an ongoing investigation or a person's safety.",
      source = "Directive (EU) 2023/977, Art. 6(1)(f)(ii)")
  ONGOING_INVESTIGATION_OR_SAFETY,
  @Meaning(
      value = "It would harm important interests of a legal person.",
      source = "Directive (EU) 2023/977, Art. 6(1)(f)(iii)")
  LEGAL_PERSON_INTERESTS,
  @Meaning(
      value = "The offence is punished with at most one year of imprisonment.",
      source = "Directive (EU) 2023/977, Art. 6(1)(g)(i)")
  AT_MOST_ONE_YEAR_OF_IMPRISONMENT,
  @Meaning(
      value = "What the request is about is no criminal offence.",
      source = "Directive (EU) 2023/977, Art. 6(1)(g)(ii)")
  NOT_A_CRIMINAL_OFFENCE,
  @Meaning(
      value = "The state that the information came from has not consented.",
      source = "Directive (EU) 2023/977, Art. 6(1)(h)")
  ORIGINATOR_STATE_HAS_NOT_CONSENTED
}
