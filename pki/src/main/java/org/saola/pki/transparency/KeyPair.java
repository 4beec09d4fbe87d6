// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;

/** The two private keys of whoever signs checkpoints, a log or a witness, under one name. */
record KeyPair(
    String name, Ed25519PrivateKeyParameters ed25519, MLDSAPrivateKeyParameters mlDsa44) {
  private static final int SEED_LENGTH = 32;

  /**
   * Writes {@code STEM.key} and {@code STEM-mldsa.key} (0600) into {@code folder}; never overwrites
   * one.
   */
  static KeyPair create(Path folder, String stem, String name, SecureRandom random)
      throws IOException {
    if (!KeyName.isValid(name)) {
      throw new IllegalArgumentException(
          "a name has 1 to 255 bytes, without spaces and plus: " + name);
    }
    byte[] seed = new byte[SEED_LENGTH];
    random.nextBytes(seed);
    var mlDsa44 = new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, seed);
    KeyPair keys = new KeyPair(name, new Ed25519PrivateKeyParameters(random), mlDsa44);
    Files.createDirectories(folder);
    new KeyFile(name, keys.ed25519Info()).create(ed25519File(folder, stem));
    new KeyFile(name, keys.mlDsa44Info()).create(mlDsa44File(folder, stem));
    return keys;
  }

  /** Refuses keys that others than their owner could read or write. */
  static KeyPair load(Path folder, String stem) throws IOException {
    KeyFile first = KeyFile.read(ed25519File(folder, stem));
    KeyFile second = KeyFile.read(mlDsa44File(folder, stem));
    if (!first.origin().equals(second.origin()) || !KeyName.isValid(first.origin())) {
      throw new IOException("the two keys in %s are not of one name".formatted(folder));
    }
    return new KeyPair(
        first.origin(),
        require(Ed25519PrivateKeyParameters.class, first, ed25519File(folder, stem)),
        require(MLDSAPrivateKeyParameters.class, second, mlDsa44File(folder, stem)));
  }

  private static Path ed25519File(Path folder, String stem) {
    return folder.resolve(stem + ".key");
  }

  private static Path mlDsa44File(Path folder, String stem) {
    return folder.resolve(stem + "-mldsa.key");
  }

  /**
   * @param type of the signatures that the Ed25519 key makes
   */
  VerifierKey ed25519Key(SignatureType type) {
    return new VerifierKey(name, type, ed25519.generatePublicKey().getEncoded());
  }

  VerifierKey mlDsa44Key() {
    return new VerifierKey(
        name, SignatureType.ML_DSA_44, mlDsa44.getPublicKeyParameters().getEncoded());
  }

  /** RFC 8410 7: the seed alone, which every tool reads. */
  private PrivateKeyInfo ed25519Info() throws IOException {
    return new PrivateKeyInfo(
        new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519),
        new DEROctetString(ed25519.getEncoded()));
  }

  /** RFC 9881 6: the seed alone. */
  private PrivateKeyInfo mlDsa44Info() throws IOException {
    return PrivateKeyInfoFactory.createPrivateKeyInfo(
        mlDsa44.getParametersWithFormat(MLDSAPrivateKeyParameters.SEED_ONLY));
  }

  private static <K extends AsymmetricKeyParameter> K require(
      Class<K> kind, KeyFile stored, Path file) throws IOException {
    AsymmetricKeyParameter key = PrivateKeyFactory.createKey(stored.key());
    boolean other44 =
        key instanceof MLDSAPrivateKeyParameters mlDsa
            && !mlDsa.getParameters().equals(MLDSAParameters.ml_dsa_44);
    if (!kind.isInstance(key) || other44) {
      throw new IOException("%s holds a key of another algorithm".formatted(file));
    }
    return kind.cast(key);
  }

  @Override
  public String toString() {
    return "KeyPair[%s, redacted]".formatted(name);
  }
}
