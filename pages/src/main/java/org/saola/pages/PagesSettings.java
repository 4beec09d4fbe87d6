// SPDX-License-Identifier: EUPL-1.2
package org.saola.pages;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where people's pages are served and who signs them in: {@code desk} in {@code connector.yaml},
 * {@code console} in {@code hub.yaml}. Without it no port is opened for them.
 *
 * @param listen address and port, such as {@code 10.0.0.5:8445}
 * @param certificate PEM file of the pages' own certificate for browsers, with its path; absent on
 *     loopback alone
 * @param key PEM file of its private key
 * @param issuer the OpenID Connect issuer, such as {@code https://sign-in.example/realms/saola}
 * @param client the client that these pages are at the issuer
 * @param clientSecret file, readable by its owner alone, that holds the client's secret
 */
public record PagesSettings(
    @NotNull @Pattern(regexp = "[^\\s/]+:\\d{1,5}") String listen,
    @Nullable String certificate,
    @Nullable String key,
    @NotNull @Pattern(regexp = "https?://[^?#]+") String issuer,
    @NotNull String client,
    @NotNull String clientSecret) {
  private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

  public String host() {
    return listen.substring(0, listen.lastIndexOf(':'));
  }

  public int port() {
    return Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
  }

  public boolean hasTls() {
    return certificate != null && key != null;
  }

  @AssertTrue(message = "needs certificate and key: only on loopback may pages do without TLS")
  boolean isPrivate() {
    // What is no address at all is said of "listen" itself.
    return hasTls()
        || !listen.contains(":")
        || (certificate == null && key == null && LOOPBACK.contains(host()));
  }

  @AssertTrue(message = "must be https: only on loopback may an issuer do without TLS")
  boolean isIssuerPrivate() {
    String authority = issuer.replaceFirst("^https?://", "").replaceFirst("/.*", "");
    return issuer.startsWith("https://") || LOOPBACK.contains(authority.replaceFirst(":\\d+$", ""));
  }
}
