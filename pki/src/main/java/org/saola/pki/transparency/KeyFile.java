// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;
import org.saola.pki.file.PrivateFile;

/**
 * One private key of a log: PKCS#8 in PEM, mode 0600, with the log's origin in the explanatory text
 * that RFC 7468 2 allows before it.
 */
record KeyFile(String origin, PrivateKeyInfo key) {
  private static final String LABEL = "PRIVATE KEY";
  private static final String ORIGIN = "Origin: ";

  /** Never overwrites: a log whose key is replaced can no longer be continued. */
  void create(Path file) throws IOException {
    PrivateFile.create(file, pem().getBytes(StandardCharsets.UTF_8));
  }

  static KeyFile read(Path file) throws IOException {
    requireOwnerOnly(file);
    String text = Files.readString(file);
    int end = text.indexOf('\n');
    if (end < 0 || !text.startsWith(ORIGIN)) {
      throw new IOException("%s does not begin with the log's origin".formatted(file));
    }
    return new KeyFile(text.substring(ORIGIN.length(), end), parse(file, text));
  }

  private static void requireOwnerOnly(Path file) throws IOException {
    if (!PrivateFile.isPrivate(file)) {
      throw new IOException(
          "%s is a private key with mode %s; it must be rw------- (chmod 600)"
              .formatted(file, PosixFilePermissions.toString(Files.getPosixFilePermissions(file))));
    }
  }

  private static PrivateKeyInfo parse(Path file, String text) throws IOException {
    try (PemReader reader = new PemReader(new StringReader(text))) {
      PemObject pem = reader.readPemObject();
      if (pem == null || !pem.getType().equals(LABEL)) {
        throw new IOException("%s holds no PKCS#8 private key".formatted(file));
      }
      return PrivateKeyInfo.getInstance(pem.getContent());
    } catch (IllegalArgumentException e) {
      throw new IOException("%s holds no PKCS#8 private key".formatted(file), e);
    }
  }

  private String pem() throws IOException {
    StringWriter text = new StringWriter();
    text.append(ORIGIN).append(origin).append('\n');
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(LABEL, key.getEncoded()));
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return "KeyFile[%s, redacted]".formatted(origin);
  }
}
