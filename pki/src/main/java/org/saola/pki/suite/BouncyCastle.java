// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.suite;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The one Bouncy Castle provider. It is passed by instance and never registered with the JVM, so
 * that a program that uses this library keeps the providers it had.
 */
public final class BouncyCastle {
  public static final Provider PROVIDER = new BouncyCastleProvider();

  private BouncyCastle() {}
}
