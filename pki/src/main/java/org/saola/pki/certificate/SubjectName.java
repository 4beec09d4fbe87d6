// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.certificate;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a certificate names, by its only SAN URI: {@code urn:saola:FEDERATION:agency:NL-CUSTOMS}, or
 * {@code urn:saola:FEDERATION:ROLE} for the one holder of another role.
 *
 * @param agency the agency's id; empty for other roles
 */
public record SubjectName(String federation, Role role, String agency) {
  private static final int SAN_URI = 6;
  private static final Pattern FEDERATION = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
  private static final Pattern AGENCY = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,31}");
  private static final Pattern URN = Pattern.compile("urn:saola:([^:]+):([a-z-]+)(?::([^:]+))?");

  /** What the holder of a certificate is in the federation. */
  public enum Role {
    ROOT,
    ISSUING_AUTHORITY,
    TRANSPORT_AUTHORITY,
    REGISTRAR,
    HUB,
    AGENCY;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public SubjectName {
    if (!FEDERATION.matcher(federation).matches()) {
      throw new IllegalArgumentException("not a federation's name: " + federation);
    }
    if (role == Role.AGENCY ? !AGENCY.matcher(agency).matches() : !agency.isEmpty()) {
      throw new IllegalArgumentException("not an agency's id: " + agency);
    }
  }

  public static SubjectName agency(String federation, String agency) {
    return new SubjectName(federation, Role.AGENCY, agency);
  }

  static SubjectName of(String federation, Role role) {
    return new SubjectName(federation, role, "");
  }

  /** Exactly one SAN URI, of Saola's form, else WRONG_SUBJECT. */
  public static SubjectName of(X509Certificate certificate) throws CertificateRefused {
    String uri = onlyUri(certificate);
    Matcher matcher = URN.matcher(uri);
    if (matcher.matches()) {
      String word = matcher.group(2);
      String agency = Objects.requireNonNullElse(matcher.group(3), "");
      for (Role role : Role.values()) {
        if (role.word().equals(word)) {
          return named(matcher.group(1), role, agency);
        }
      }
    }
    throw new CertificateRefused(CertificateRefused.Code.WRONG_SUBJECT, "SAN URI " + uri);
  }

  private static SubjectName named(String federation, Role role, String agency)
      throws CertificateRefused {
    try {
      return new SubjectName(federation, role, agency);
    } catch (IllegalArgumentException e) {
      throw new CertificateRefused(
          CertificateRefused.Code.WRONG_SUBJECT, Objects.toString(e.getMessage()));
    }
  }

  private static String onlyUri(X509Certificate certificate) throws CertificateRefused {
    Collection<List<?>> names;
    try {
      names = certificate.getSubjectAlternativeNames();
    } catch (CertificateParsingException e) {
      throw new CertificateRefused(CertificateRefused.Code.MALFORMED, "SAN cannot be read");
    }
    List<String> uris =
        (names == null ? List.<List<?>>of() : names)
            .stream()
                .filter(name -> Objects.equals(name.get(0), SAN_URI))
                .map(name -> String.valueOf(name.get(1)))
                .toList();
    if (uris.size() != 1) {
      throw new CertificateRefused(
          CertificateRefused.Code.WRONG_SUBJECT, "one SAN URI expected, not " + uris);
    }
    return uris.getFirst();
  }

  /** The agency's id, or the role's word: {@code NL-CUSTOMS}, {@code hub}. */
  public String subject() {
    return role == Role.AGENCY ? agency : role.word();
  }

  public String uri() {
    String uri = "urn:saola:%s:%s".formatted(federation, role.word());
    return role == Role.AGENCY ? uri + ":" + agency : uri;
  }
}
