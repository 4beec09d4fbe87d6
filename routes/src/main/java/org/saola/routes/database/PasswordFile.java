// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** A secret in a file that only its owner may read. */
public final class PasswordFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final int BYTES = 32;

  private PasswordFile() {}

  /**
   * @throws IOException also when others may read the file
   */
  public static String read(Path file) throws IOException {
    if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      throw new IOException(file + " must have mode 0600: others can read this secret");
    }
    return Files.readString(file).strip();
  }

  /** The secret that the file holds, else a fresh one of 256 bits, then written there. */
  public static String readOrCreate(Path file, SecureRandom random) throws IOException {
    return Files.exists(file) ? read(file) : create(file, random);
  }

  /** Writes a fresh secret, in place of any that was there. */
  public static String create(Path file, SecureRandom random) throws IOException {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    String text = HexFormat.of().formatHex(secret);
    Files.deleteIfExists(file);
    Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.writeString(file, text + "\n", StandardOpenOption.WRITE);
    return text;
  }
}
