// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import org.saola.pki.cms.CmsRefused;
import org.saola.pki.cms.ContentInfos;
import org.saola.pki.cms.Der;
import org.saola.pki.cms.Structure;
import org.saola.pki.seal.SealRefused.Code;

/**
 * A parsed sequence of DER ContentInfos, as it travels on a queue. Nothing of it has been verified.
 *
 * <p>From an agency: SignedData, then AuthEnvelopedData per inline part. From the hub to an inbox
 * the same, with a last ContentInfo of type id-data that holds the release note; or a single
 * id-data that holds a notice.
 */
public final class SealedMessage {
  private final @Nullable SignedManifest signedManifest;
  private final List<SealedPart> parts;
  private final byte @Nullable [] note;

  private SealedMessage(
      @Nullable SignedManifest signedManifest, List<SealedPart> parts, byte @Nullable [] note) {
    this.signedManifest = signedManifest;
    this.parts = List.copyOf(parts);
    this.note = note;
  }

  /**
   * @throws SealRefused MALFORMED, TOO_LARGE, or for a SignedData with other than one signer
   */
  public static SealedMessage parse(byte[] bytes, int maxBytes) throws SealRefused {
    if (bytes.length > maxBytes) {
      throw new SealRefused(
          Code.TOO_LARGE, "%d bytes, at most %d allowed".formatted(bytes.length, maxBytes));
    }
    SignedManifest manifest = null;
    List<SealedPart> parts = new ArrayList<>();
    byte[] note = null;
    int index = 0;
    for (Der value : split(bytes)) {
      ASN1ObjectIdentifier type = type(value);
      if (note != null) {
        throw new SealRefused(Code.MALFORMED, "something follows the note");
      } else if (type.equals(CMSObjectIdentifiers.signedData) && index == 0) {
        manifest = SignedManifest.read(value);
      } else if (type.equals(CMSObjectIdentifiers.authEnvelopedData) && manifest != null) {
        parts.add(SealedPart.read(value));
      } else if (type.equals(CMSObjectIdentifiers.data)) {
        note = note(value);
      } else {
        throw new SealRefused(
            Code.MALFORMED, "content type %s at place %d".formatted(type.getId(), index));
      }
      index++;
    }
    if (index == 0) {
      throw new SealRefused(Code.MALFORMED, "empty");
    }
    return new SealedMessage(manifest, parts, note);
  }

  private static List<Der> split(byte[] bytes) throws SealRefused {
    try {
      return Der.split(bytes);
    } catch (CmsRefused e) {
      throw Refusals.of(e);
    }
  }

  private static ASN1ObjectIdentifier type(Der value) throws SealRefused {
    try {
      return Structure.read("ContentInfo", () -> ContentInfos.type(value.value()));
    } catch (CmsRefused e) {
      throw Refusals.of(e);
    }
  }

  private static byte[] note(Der value) throws SealRefused {
    try {
      return Structure.read(
          "id-data",
          () ->
              ASN1OctetString.getInstance(
                      ContentInfos.content(value.value(), CMSObjectIdentifiers.data))
                  .getOctets());
    } catch (CmsRefused e) {
      throw Refusals.of(e);
    }
  }

  /** Puts ContentInfos one after the other. */
  public static byte[] join(List<byte[]> contentInfos) {
    int length = contentInfos.stream().mapToInt(each -> each.length).sum();
    ByteArrayOutputStream joined = new ByteArrayOutputStream(length);
    contentInfos.forEach(joined::writeBytes);
    return joined.toByteArray();
  }

  /** A ContentInfo of type id-data around bytes: a release note or a notice. */
  public static byte[] data(byte[] content) {
    return ContentInfos.encode(CMSObjectIdentifiers.data, new DEROctetString(content));
  }

  /** Absent only for a notice. */
  public Optional<SignedManifest> signedManifest() {
    return Optional.ofNullable(signedManifest);
  }

  public List<SealedPart> parts() {
    return parts;
  }

  /** The content of the id-data ContentInfo, where there is one. */
  public Optional<byte[]> note() {
    return Optional.ofNullable(note).map(byte[]::clone);
  }
}
