// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.signin;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** A token in JWS compact form (RFC 7515), signed with RS256. */
record SignedToken(String compact) {

  /** Its claims, when one of the issuer's keys has signed them. */
  JsonNode verifiedBy(JsonNode keys) throws GeneralSecurityException {
    String[] parts = compact.split("\\.");
    JsonNode header = CodeFlow.decoded(parts[0]);
    for (JsonNode key : keys.path("keys")) {
      if (key.path("kid").equals(header.path("kid"))) {
        Signature rs256 = Signature.getInstance("SHA256withRSA");
        rs256.initVerify(publicKey(key));
        rs256.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        if (rs256.verify(Base64.getUrlDecoder().decode(parts[2]))) {
          return CodeFlow.decoded(parts[1]);
        }
      }
    }
    throw new AssertionError("no key of the issuer has signed " + header);
  }

  private static PublicKey publicKey(JsonNode key) throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
  }

  private static BigInteger number(JsonNode key, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asString()));
  }
}
