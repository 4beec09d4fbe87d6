// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
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

/**
 * The log's two keys: Ed25519 for the checkpoint's note signature, ML-DSA-44 for its cosignature.
 */
public final class LogKeys {
  private static final String ED25519_FILE = "log.key";
  private static final String ML_DSA_44_FILE = "log-mldsa.key";
  private static final int SEED_LENGTH = 32;

  private final String origin;
  private final Ed25519PrivateKeyParameters ed25519;
  private final MLDSAPrivateKeyParameters mlDsa44;

  private LogKeys(
      String origin, Ed25519PrivateKeyParameters ed25519, MLDSAPrivateKeyParameters mlDsa44) {
    this.origin = origin;
    this.ed25519 = ed25519;
    this.mlDsa44 = mlDsa44;
  }

  /**
   * Writes {@code log.key} and {@code log-mldsa.key} (0600) into {@code folder}; never overwrites
   * one.
   *
   * @param origin the log's name on every checkpoint, a URL without its scheme such as {@code
   *     saola.demo/hub}
   */
  public static LogKeys create(Path folder, String origin, SecureRandom random) throws IOException {
    if (!KeyName.isValid(origin)) {
      throw new IllegalArgumentException(
          "an origin has 1 to 255 bytes, without spaces and plus: " + origin);
    }
    byte[] seed = new byte[SEED_LENGTH];
    random.nextBytes(seed);
    var mlDsa44 = new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, seed);
    LogKeys keys = new LogKeys(origin, new Ed25519PrivateKeyParameters(random), mlDsa44);
    Files.createDirectories(folder);
    new KeyFile(origin, keys.ed25519Info()).create(folder.resolve(ED25519_FILE));
    new KeyFile(origin, keys.mlDsa44Info()).create(folder.resolve(ML_DSA_44_FILE));
    return keys;
  }

  /** Refuses keys that others than their owner could read or write. */
  public static LogKeys load(Path folder) throws IOException {
    KeyFile first = KeyFile.read(folder.resolve(ED25519_FILE));
    KeyFile second = KeyFile.read(folder.resolve(ML_DSA_44_FILE));
    if (!first.origin().equals(second.origin()) || !KeyName.isValid(first.origin())) {
      throw new IOException("the two keys in %s are not of one log".formatted(folder));
    }
    return new LogKeys(
        first.origin(),
        require(Ed25519PrivateKeyParameters.class, first, folder.resolve(ED25519_FILE)),
        require(MLDSAPrivateKeyParameters.class, second, folder.resolve(ML_DSA_44_FILE)));
  }

  public String origin() {
    return origin;
  }

  /**
   * Verifier key lines (C2SP signed-note): contents of {@code log.vkey} and {@code log-mldsa.vkey}.
   */
  public LogVerifierKeys verifierKeys() {
    return new LogVerifierKeys(ed25519Key().format(), mlDsa44Key().format());
  }

  /**
   * The signed checkpoint: note with an Ed25519 line and an ML-DSA-44 cosignature line of the
   * instant, in whole seconds. The same arguments give the same text.
   */
  public String sign(long size, byte[] root, Instant at) {
    if (size < 0 || root.length != Sha256.LENGTH || at.getEpochSecond() <= 0) {
      throw new IllegalArgumentException("not a tree head: %d leaves at %s".formatted(size, at));
    }
    TreeHead head = new TreeHead(origin, size, root.clone());
    byte[] signature = Signatures.ed25519(ed25519, head.format());
    byte[] cosignature = Signatures.cosignature(mlDsa44, origin, head, at.getEpochSecond());
    return SignedNote.format(
        head.format(),
        List.of(
            SignedNote.line(ed25519Key(), signature), SignedNote.line(mlDsa44Key(), cosignature)));
  }

  private VerifierKey ed25519Key() {
    return new VerifierKey(origin, SignatureType.ED25519, ed25519.generatePublicKey().getEncoded());
  }

  private VerifierKey mlDsa44Key() {
    return new VerifierKey(
        origin, SignatureType.ML_DSA_44, mlDsa44.getPublicKeyParameters().getEncoded());
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
    return "LogKeys[%s, redacted]".formatted(origin);
  }
}
