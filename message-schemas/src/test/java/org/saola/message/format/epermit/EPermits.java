// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.saola.message.format.epermit.EPermitFile.Outcome;
import org.saola.message.format.epermit.EPermitFile.Read;
import org.saola.message.format.epermit.EPermitFile.Refused;
import org.saola.message.permit.Permit;
import org.saola.message.permit.PermitParties;

/** Reads documents of tests. */
final class EPermits {
  private EPermits() {}

  static List<Outcome> read(byte[] xml) throws IOException, XmlRefused {
    List<Outcome> outcomes = new ArrayList<>();
    try (EPermitFile file = EPermitFile.open(new ByteArrayInputStream(xml))) {
      file.forEach(outcomes::add);
    }
    return outcomes;
  }

  static List<Outcome> read(String xml) throws IOException, XmlRefused {
    return read(xml.getBytes(UTF_8));
  }

  static String sample(String name) throws IOException {
    try (InputStream in = EPermits.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** The one permit of a document, which must be readable. */
  static Read only(String xml) throws IOException, XmlRefused {
    return (Read) only(read(xml));
  }

  static Refused onlyRefused(String xml) throws IOException, XmlRefused {
    return (Refused) only(read(xml));
  }

  private static Outcome only(List<Outcome> outcomes) {
    if (outcomes.size() != 1) {
      throw new AssertionError("not one permit: " + outcomes);
    }
    return outcomes.getFirst();
  }

  static Permit permit(Read read) {
    return (Permit) read.parts().get("permit");
  }

  static PermitParties parties(Read read) {
    return (PermitParties) read.parts().get("parties");
  }
}
