// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import javax.net.ssl.SSLContext;
import org.saola.pki.certificate.CertificateRefused.Code;
import org.saola.pki.cms.SealingKey;
import org.saola.pki.cms.SigningKey;

/**
 * The keys and certificates of one agency, or of the hub (transport only): a PKCS#12 file. Never
 * prints its keys. After a renewal it holds the old keys too, so that what was sealed for them can
 * still be opened.
 */
public final class Keystore {
  private final KeyFile file;
  private final SubjectName subject;

  private Keystore(KeyFile file, SubjectName subject) {
    this.file = file;
    this.subject = subject;
  }

  /** Refuses a file whose certificates are not all of one subject. */
  public static Keystore load(Path p12, char[] password) throws IOException, CertificateRefused {
    return of(KeyFile.load(p12, password));
  }

  static Keystore of(KeyFile file) throws CertificateRefused {
    SubjectName subject = SubjectName.of(file.newest(CertificatePurpose.TRANSPORT).certificate());
    for (KeyFile.Entry entry : file.entries()) {
      if (!SubjectName.of(entry.certificate()).equals(subject)) {
        throw new CertificateRefused(Code.WRONG_SUBJECT, "keys of several subjects");
      }
    }
    return new Keystore(file, subject);
  }

  /**
   * The password of a keystore: the environment variable {@code SAOLA_KEYSTORE_PASSWORD}, else the
   * file {@code <keystore>.password} beside it, which must have mode 0600.
   */
  public static char[] password(Path p12) throws IOException, CertificateRefused {
    return KeystorePassword.find(p12, System.getenv());
  }

  /** The subject's name without its URN prefix: {@code NL-CUSTOMS}, or {@code hub}. */
  public String subject() {
    return subject.subject();
  }

  public String federation() {
    return subject.federation();
  }

  /** The newest of the purpose. */
  public X509Certificate certificate(CertificatePurpose purpose) {
    return newest(purpose).certificate();
  }

  /** All of the purpose, oldest first. */
  public List<X509Certificate> certificates(CertificatePurpose purpose) {
    return all(purpose).stream().map(KeyFile.Entry::certificate).toList();
  }

  /** The newest signing key; it signs and is not seen. */
  public SigningKey signingKey() {
    try {
      return file.signingKey(CertificatePurpose.SIGNING);
    } catch (CertificateRefused e) {
      throw missing(CertificatePurpose.SIGNING, e);
    }
  }

  /** Every sealing key, oldest first; they recover content keys and are not seen. */
  public List<SealingKey> sealingKeys() {
    List<SealingKey> keys = new ArrayList<>();
    for (KeyFile.Entry entry : all(CertificatePurpose.SEALING)) {
      keys.add(new SealingKey(entry.certificate(), entry.key()));
    }
    return keys;
  }

  /**
   * TLS 1.3 only; presents the transport certificate, trusts only the anchor's transport authority.
   * As a client it talks to the hub alone, as a server to agencies of the federation alone.
   */
  public SSLContext tls(TrustAnchor anchor) {
    return TransportTls.context(newest(CertificatePurpose.TRANSPORT), anchor);
  }

  KeyFile file() {
    return file;
  }

  private KeyFile.Entry newest(CertificatePurpose purpose) {
    try {
      return file.newest(purpose);
    } catch (CertificateRefused e) {
      throw missing(purpose, e);
    }
  }

  private List<KeyFile.Entry> all(CertificatePurpose purpose) {
    try {
      return file.all(purpose);
    } catch (CertificateRefused e) {
      throw missing(purpose, e);
    }
  }

  private NoSuchElementException missing(CertificatePurpose purpose, CertificateRefused cause) {
    return new NoSuchElementException("%s has no %s key".formatted(subject(), purpose), cause);
  }

  @Override
  public String toString() {
    return "Keystore[redacted]";
  }
}
