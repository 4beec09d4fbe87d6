// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.MessageId;
import org.saola.routes.parts.PartRefused.Code;

class PartFilesTest {
  private static final PartKey KEY =
      new PartKey(
          new AgencyId("NL-CUSTOMS"),
          new MessageId("01890a5d-ac96-774b-bcce-b302099a8057"),
          "image");
  private static final int LOOKED_AT_EVERY = 128 * (64 << 10);

  @TempDir Path folder;

  @Test
  void nobodyElseOfTheMachineReadsTheStore() throws IOException {
    PartFiles files = new PartFiles(folder.resolve("parts"), 0, () -> 1000);
    files.append(KEY, 0, new ByteArrayInputStream(new byte[10]), 10);
    Path file = folder.resolve("parts/NL-CUSTOMS/01890a5d-ac96-774b-bcce-b302099a8057.image");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
    assertThat(files.untouchedSince(Instant.now().plusSeconds(60))).containsExactly(KEY);
  }

  @Test
  void whatIsNotTheStoresIsLeftAloneAndHidesNothing() throws IOException {
    PartFiles files = new PartFiles(folder, 0, () -> 1000);
    files.make(KEY);
    for (String foreign :
        List.of("note", "a.b", "NL-CUSTOMS/.nfs0001", "NL-CUSTOMS/copy of it", "x/" + KEY.part())) {
      Path file = folder.resolve(foreign);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
    assertThat(files.untouchedSince(Instant.now().plusSeconds(60))).containsExactly(KEY);
    assertThat(folder.resolve("note")).exists();
  }

  @Test
  void aDiskThatIsFullIsSaidBeforeAnythingIsRead() throws IOException {
    PartFiles files = new PartFiles(folder, 1001, () -> 1000);
    InputStream untouched =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("nothing is to be read");
          }
        };
    assertThatThrownBy(() -> files.append(KEY, 0, untouched, 10))
        .isInstanceOfSatisfying(
            PartRefused.class, e -> assertThat(e.code()).isEqualTo(Code.STORE_FULL));
  }

  /** Something else fills the disk meanwhile. */
  @Test
  void whatCameBeforeTheDiskWasFullStays() throws IOException {
    AtomicInteger looks = new AtomicInteger();
    PartFiles files = new PartFiles(folder, 500, () -> looks.incrementAndGet() < 3 ? 1000 : 400);
    byte[] body = new byte[4 * LOOKED_AT_EVERY];
    try {
      files.append(KEY, 0, new ByteArrayInputStream(body), body.length);
      throw new AssertionError("the disk had room");
    } catch (PartRefused e) {
      assertThat(e.code()).isEqualTo(Code.STORE_FULL);
    }
    assertThat(files.size(KEY)).isEqualTo(2 * LOOKED_AT_EVERY);
  }

  @Test
  void ofABodyThatIsTooLongNothingStays() throws IOException {
    PartFiles files = new PartFiles(folder, 0, () -> 1000);
    files.append(KEY, 0, new ByteArrayInputStream(new byte[10]), 20);
    assertThatThrownBy(() -> files.append(KEY, 10, new ByteArrayInputStream(new byte[11]), 10))
        .isInstanceOfSatisfying(
            PartRefused.class, e -> assertThat(e.code()).isEqualTo(Code.BEYOND_LENGTH));
    assertThat(files.size(KEY)).isEqualTo(10);
  }
}
