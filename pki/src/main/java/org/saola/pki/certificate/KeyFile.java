// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.saola.pki.certificate.CertificateRefused.Code;
import org.saola.pki.cms.SigningKey;
import org.saola.pki.file.PrivateFile;
import org.saola.pki.suite.BouncyCastle;

/**
 * A PKCS#12 file with private keys, oldest first. The JDK writes it (and can use its classical
 * keys); Bouncy Castle reads it, because the JDK cannot read composite keys.
 */
record KeyFile(List<Entry> entries) {
  private static final String TYPE = "PKCS12";

  /**
   * @param path the certificate, then its issuers as far as they are kept with it
   */
  record Entry(PrivateKey key, List<X509Certificate> path) {
    X509Certificate certificate() {
      return path.getFirst();
    }

    @Override
    public String toString() {
      return "Entry[redacted]";
    }
  }

  KeyFile {
    entries = List.copyOf(entries);
  }

  static KeyFile load(Path p12, char[] password) throws IOException, CertificateRefused {
    byte[] bytes = Files.readAllBytes(p12);
    try {
      KeyStore store = KeyStore.getInstance(TYPE, BouncyCastle.PROVIDER);
      store.load(new ByteArrayInputStream(bytes), password);
      return new KeyFile(entries(store, password));
    } catch (IOException e) {
      String detail = Objects.toString(e.getMessage());
      Code code = detail.contains("wrong password") ? Code.WRONG_PASSWORD : Code.MALFORMED;
      throw new CertificateRefused(code, p12 + ": " + detail);
    } catch (GeneralSecurityException | RuntimeException e) {
      // The provider answers malformed files with unchecked exceptions too.
      throw new CertificateRefused(Code.MALFORMED, p12 + ": " + e.getMessage());
    }
  }

  private static List<Entry> entries(KeyStore store, char[] password)
      throws GeneralSecurityException {
    List<String> aliases = new ArrayList<>(Collections.list(store.aliases()));
    Collections.sort(aliases);
    List<Entry> entries = new ArrayList<>();
    for (String alias : aliases) {
      if (!store.isKeyEntry(alias)) {
        continue; // An issuer, which the key's own path has too.
      }
      List<X509Certificate> path = new ArrayList<>();
      for (Certificate certificate : Objects.requireNonNull(store.getCertificateChain(alias))) {
        path.add((X509Certificate) certificate);
      }
      PrivateKey key = (PrivateKey) Objects.requireNonNull(store.getKey(alias, password));
      entries.add(new Entry(key, List.copyOf(path)));
    }
    return entries;
  }

  void store(Path p12, char[] password) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      KeyStore store = KeyStore.getInstance(TYPE);
      store.load(null, null);
      for (int i = 0; i < entries.size(); i++) {
        Entry entry = entries.get(i);
        // Numbered, because a keystore forgets the order of its entries.
        String alias = "%04d".formatted(i);
        store.setKeyEntry(
            alias, entry.key(), password, entry.path().toArray(X509Certificate[]::new));
      }
      store.store(bytes, password);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK writes PKCS#12", e);
    }
    PrivateFile.createFolderOf(p12);
    PrivateFile.write(p12, bytes.toByteArray());
  }

  /** Stores under a new random password, which goes to the file beside it. */
  char[] store(Path p12, SecureRandom random) throws IOException {
    char[] password = KeystorePassword.random(random);
    PrivateFile.createFolderOf(p12);
    PrivateFile.write(KeystorePassword.file(p12), new String(password));
    store(p12, password);
    return password;
  }

  SigningKey signingKey(CertificatePurpose purpose) throws CertificateRefused {
    Entry entry = newest(purpose);
    return new SigningKey(
        entry.certificate(),
        entry.key(),
        KeyRules.signatureSuite(entry.certificate())
            .orElseThrow(
                () -> new CertificateRefused(Code.UNSUPPORTED_SUITE, "no suite's signing key")));
  }

  X509Certificate issuer(CertificatePurpose purpose) throws CertificateRefused {
    List<X509Certificate> path = newest(purpose).path();
    if (path.size() < 2) {
      throw new CertificateRefused(Code.UNTRUSTED_ISSUER, "the issuer is not in the file");
    }
    return path.get(1);
  }

  Entry newest(CertificatePurpose purpose) throws CertificateRefused {
    List<Entry> all = all(purpose);
    if (all.isEmpty()) {
      throw new CertificateRefused(Code.WRONG_PURPOSE, "no key for " + purpose);
    }
    return all.getLast();
  }

  List<Entry> all(CertificatePurpose purpose) throws CertificateRefused {
    List<Entry> found = new ArrayList<>();
    for (Entry entry : entries) {
      if (CertificatePurpose.of(entry.certificate()) == purpose) {
        found.add(entry);
      }
    }
    return found;
  }
}
