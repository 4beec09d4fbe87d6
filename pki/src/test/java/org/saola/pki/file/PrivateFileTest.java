// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateFileTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() throws IOException {
    file = folder.resolve("home").resolve("secret");
    PrivateFile.createFolderOf(file);
  }

  @Test
  void itIsItsOwnersAlone_andSoIsItsFolder() throws Exception {
    PrivateFile.write(file, "one");
    assertThat(modeOf(file)).isEqualTo("rw-------");
    assertThat(modeOf(file.getParent())).isEqualTo("rwx------");
  }

  @Test
  void whatIsWrittenAgain_takesThePlaceOfTheOld_andLeavesNothingBeside() throws Exception {
    PrivateFile.write(file, "one");
    PrivateFile.write(file, "two");
    assertThat(file).hasContent("two");
    assertThat(file.getParent()).isDirectoryContaining(file::equals);
    assertThat(file.getParent().toFile().list()).hasSize(1);
  }

  /** It may be a disk that is not there, or a name that was mistyped. */
  @Test
  void aFolderThatIsNotThere_isNotMade() {
    Path nowhere = folder.resolve("nowhere").resolve("secret");
    assertThatThrownBy(() -> PrivateFile.write(nowhere, "one"))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(nowhere.getParent()).doesNotExist();
  }

  /** The secret does not go where a link leads. */
  @Test
  void aLinkInItsPlace_isReplaced() throws Exception {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "old");
    Files.createSymbolicLink(file, elsewhere);
    PrivateFile.write(file, "new");
    assertThat(elsewhere).hasContent("old");
    assertThat(Files.isSymbolicLink(file)).isFalse();
  }

  @Test
  void whatIsCreated_isItsOwnersAlone_andReplacesNothing() throws Exception {
    PrivateFile.create(file, new byte[] {1});
    assertThat(modeOf(file)).isEqualTo("rw-------");
    assertThatThrownBy(() -> PrivateFile.create(file, new byte[] {2}))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasBinaryContent(new byte[] {1});
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwx------"})
  void aFileThatOthersMayReadOrWrite_isNotPrivate(String mode) throws Exception {
    PrivateFile.write(file, "one");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    assertThat(PrivateFile.isPrivate(file)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "r--------"})
  void itsOwnerMayHaveItReadOnly(String mode) throws Exception {
    PrivateFile.write(file, "one");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    assertThat(PrivateFile.isPrivate(file)).isTrue();
  }

  @Test
  void whatCannotBeWritten_leavesNothingBeside() throws Exception {
    Files.createDirectories(file.resolve("in the way"));
    assertThatThrownBy(() -> PrivateFile.write(file, "one")).isInstanceOf(IOException.class);
    assertThat(file.getParent().toFile().list()).containsExactly("secret");
  }

  @Test
  void whatACrashLeaves_isToldByItsName() {
    assertThat(PrivateFile.isUnfinished(folder.resolve(".new17"))).isTrue();
    assertThat(PrivateFile.isUnfinished(file)).isFalse();
  }

  private static String modeOf(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
