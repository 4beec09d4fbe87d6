// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk;

import java.io.IOException;
import org.saola.connectors.desk.mailbox.Contents;
import org.saola.connectors.desk.mailbox.Mailbox;
import org.saola.connectors.desk.mailbox.ReadingRoom;
import org.saola.connectors.desk.mailbox.RecordedReadings;
import org.saola.connectors.desk.mailbox.Texts;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.reading.Readings;
import org.saola.connectors.send.Outgoing;
import org.saola.connectors.send.Submissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of a desk that no page's class makes itself. */
@Configuration(proxyBeanMethods = false)
class DeskParts {
  @Bean
  Mailbox mailbox(AgencyHome home, Outgoing outgoing) {
    return new Mailbox(home, outgoing);
  }

  @Bean
  ReadingRoom readingRoom(AgencyHome home, Readings readings) throws IOException {
    return new RecordedReadings(home, readings);
  }

  @Bean
  Texts texts(Submissions submissions) {
    return new Texts(submissions);
  }

  @Bean
  Contents contents(Submissions submissions, Mailbox mailbox) {
    return new Contents(submissions, mailbox);
  }
}
