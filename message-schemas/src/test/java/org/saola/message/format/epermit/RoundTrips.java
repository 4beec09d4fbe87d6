// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.saola.message.format.epermit.EPermitFile.Outcome;
import org.saola.message.format.epermit.EPermitFile.Read;
import org.saola.message.format.epermit.EPermitXml.Written;
import org.saola.message.permit.Permit;

/** What was read, written and read again. */
final class RoundTrips {
  private RoundTrips() {}

  static Written write(Read read, EPermitVersion version) {
    return EPermitXml.bare(
        EPermits.permit(read), Optional.ofNullable(EPermits.parties(read)), version);
  }

  /** Either version can be written of it and read again, as it was but for what it names. */
  static void checkAgain(Read read, String what) {
    for (EPermitVersion version : EPermitVersion.values()) {
      Written written = write(read, version);
      try {
        List<Outcome> outcomes = EPermits.read(written.xml());
        assertThat(outcomes).as(what).hasSize(1).first().isInstanceOf(Read.class);
        Read again = (Read) outcomes.getFirst();
        assertThat(again.number()).as(what).isEqualTo(read.number());
        if (written.notCarried().isEmpty()) {
          assertThat(again.parts()).as(what).isEqualTo(read.parts());
        }
      } catch (Exception e) {
        throw new AssertionError(what + new String(written.xml(), StandardCharsets.UTF_8), e);
      }
    }
  }

  static Permit permitOf(Written written) throws Exception {
    return EPermits.permit((Read) EPermits.read(written.xml()).getFirst());
  }
}
