// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.cms;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;

/** Changes one element of a DER value and leaves every other as it was, order included. */
public final class Asn1Edit {
  /** In a path: what an explicit tag holds. */
  public static final int EXPLICIT = -1;

  private Asn1Edit() {}

  /**
   * @param path indexes into sequences, sets and implicitly tagged ones, and {@link #EXPLICIT}
   * @param change gives null to take the element out
   */
  public static byte[] edit(byte[] der, UnaryOperator<ASN1Encodable> change, int... path) {
    try {
      return edit(ASN1Primitive.fromByteArray(der), change, path, 0)
          .toASN1Primitive()
          .getEncoded(ASN1Encoding.DL);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public static byte[] replace(byte[] der, ASN1Encodable element, int... path) {
    return edit(der, unused -> element, path);
  }

  public static byte[] remove(byte[] der, int... path) {
    return edit(der, unused -> null, path);
  }

  /** Adds an element at the end of what lies at the path. */
  public static byte[] append(byte[] der, ASN1Encodable element, int... path) {
    return edit(
        der,
        parent -> {
          ASN1EncodableVector children = children(parent);
          children.add(element);
          return parentOf(parent, children);
        },
        path);
  }

  private static ASN1Encodable edit(
      ASN1Encodable node, UnaryOperator<ASN1Encodable> change, int[] path, int at) {
    if (at == path.length) {
      return change.apply(node);
    }
    if (path[at] == EXPLICIT) {
      ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(node);
      return new DLTaggedObject(
          true, tagged.getTagNo(), edit(tagged.getExplicitBaseObject(), change, path, at + 1));
    }
    ASN1EncodableVector old = children(node);
    ASN1EncodableVector children = new ASN1EncodableVector();
    for (int i = 0; i < old.size(); i++) {
      ASN1Encodable child = i == path[at] ? edit(old.get(i), change, path, at + 1) : old.get(i);
      if (child != null) {
        children.add(child);
      }
    }
    return parentOf(node, children);
  }

  private static ASN1EncodableVector children(ASN1Encodable node) {
    ASN1EncodableVector children = new ASN1EncodableVector();
    switch (node.toASN1Primitive()) {
      case ASN1Set set -> set.forEach(children::add);
      case ASN1TaggedObject tagged ->
          ASN1Sequence.getInstance(tagged, false).forEach(children::add);
      default -> ASN1Sequence.getInstance(node).forEach(children::add);
    }
    return children;
  }

  private static ASN1Encodable parentOf(ASN1Encodable node, ASN1EncodableVector children) {
    return switch (node.toASN1Primitive()) {
      case ASN1Set set -> new DLSet(children);
      case ASN1TaggedObject tagged ->
          new DLTaggedObject(false, tagged.getTagNo(), new DLSequence(children));
      default -> new DLSequence(children);
    };
  }
}
