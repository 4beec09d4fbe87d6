// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads electronic permits out of an XML document: a bare permit, or a response with any number of
 * them, in a SOAP envelope or not. Each permit is carried whole or refused with place and reason;
 * memory stays flat however many there are.
 */
public final class EPermitFile implements Closeable, Iterable<EPermitFile.Outcome> {
  private static final Set<String> ENVELOPES =
      Set.of(
          "http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope");

  private final XmlCursor cursor;

  private EPermitFile(XmlCursor cursor) {
    this.cursor = cursor;
  }

  /** What became of a permit. */
  public sealed interface Outcome permits Read, Refused {
    /** 1 is the first of the document. */
    long permit();
  }

  /**
   * A permit as the parts of a {@code permit-check/1}, by name: {@code permit}, and {@code parties}
   * where it names any.
   *
   * @param notCarried elements that say something for which the parts have no field, each once
   */
  public record Read(long permit, String number, Map<String, Object> parts, List<String> notCarried)
      implements Outcome {}

  /** A permit that was refused, or the place from which nothing could be read any more. */
  public record Refused(long permit, XmlPlace place, String reason) implements Outcome {}

  /**
   * The stream is closed with this, or at once when the document is refused.
   *
   * @throws XmlRefused when it is no XML that may hold permits; it names the root element
   */
  public static EPermitFile open(InputStream xml) throws IOException, XmlRefused {
    try {
      XmlCursor cursor = new XmlCursor(xml);
      requireKnownRoot(cursor);
      return new EPermitFile(cursor);
    } catch (XmlRefused e) {
      xml.close();
      throw e;
    }
  }

  private static void requireKnownRoot(XmlCursor cursor) throws IOException, XmlRefused {
    XmlCursor.At at = cursor.next();
    while (at == XmlCursor.At.TEXT) {
      at = cursor.next();
    }
    if (at != XmlCursor.At.START) {
      throw cursor.refused("holds no element");
    }
    String name = cursor.name();
    String namespace = cursor.namespace();
    boolean known =
        EPermitVersion.ofPermit(name, namespace).isPresent()
            || EPermitVersion.isExchange(namespace)
            || name.equals("Envelope") && ENVELOPES.contains(namespace);
    if (!known) {
      throw cursor.refused(
          "the root element %s of namespace \"%s\" is no electronic permit: no mapping reads it"
              .formatted(XmlPath.shown(name), XmlPath.shown(namespace)));
    }
  }

  /** Once: the file is read as one asks for the next. A fault while reading is thrown unchecked. */
  @Override
  public Iterator<Outcome> iterator() {
    return new Permits(cursor);
  }

  @Override
  public void close() throws IOException {
    cursor.close();
  }
}
