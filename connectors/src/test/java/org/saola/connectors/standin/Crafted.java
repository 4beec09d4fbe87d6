// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.standin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.Entry;
import org.saola.message.notice.ReleaseNote;
import org.saola.message.notice.SaltedEntry;
import org.saola.pki.seal.ManifestSigner;
import org.saola.pki.seal.SealedMessage;
import org.saola.pki.seal.SealedPart;

/** A genuine delivery taken apart, so that a test can put it together with one thing wrong. */
public final class Crafted {
  public byte[] signed;
  public final List<byte[]> parts = new ArrayList<>();
  public ReleaseNote note;

  public static Crafted of(byte[] delivery) {
    try {
      SealedMessage message = SealedMessage.parse(delivery, 1 << 22);
      Crafted crafted = new Crafted();
      crafted.signed = message.signedManifest().orElseThrow().bytes();
      message.parts().stream().map(SealedPart::bytes).forEach(crafted.parts::add);
      crafted.note = StrictJson.read(message.note().orElseThrow(), ReleaseNote.class);
      return crafted;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public byte[] bytes() {
    List<byte[]> infos = new ArrayList<>(List.of(signed));
    infos.addAll(parts);
    if (note != null) {
      infos.add(SealedMessage.data(StrictJson.write(note)));
    }
    return SealedMessage.join(infos);
  }

  public Manifest manifest() {
    return read(json(), Manifest.class);
  }

  public byte[] json() {
    try {
      return SealedMessage.parse(signed, 1 << 22)
          .signedManifest()
          .orElseThrow()
          .unverifiedManifest();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Changes the manifest, signs it as an agency, and makes the note fit it again. */
  public Crafted resigned(String signer, Consumer<Map<String, Object>> change) {
    Map<String, Object> manifest = new LinkedHashMap<>(map(json()));
    change.accept(manifest);
    byte[] json = StrictJson.write(manifest);
    signed = new ManifestSigner(Federation.DEMO.keys(signer)).sign(json);
    Digest digest = Digest.of(json);
    MessageId id = new MessageId((String) manifest.get("id"));
    AgencyId from = new AgencyId((String) manifest.get("from"));
    note = new ReleaseNote(digest, note.released(), note.withheld(), note.entries());
    entries(entry -> entry.toBuilder().message(digest, id).from(from).build());
    return this;
  }

  public Crafted entries(UnaryOperator<Entry> change) {
    note =
        new ReleaseNote(
            note.message(),
            note.released(),
            note.withheld(),
            note.entries().stream()
                .map(
                    salted ->
                        new SaltedEntry(
                            salted.salt(),
                            StrictJson.write(change.apply(read(salted.entry(), Entry.class)))))
                .toList());
    return this;
  }

  public Crafted note(UnaryOperator<ReleaseNote> change) {
    note = change.apply(note);
    return this;
  }

  public Crafted with(Consumer<Crafted> change) {
    change.accept(this);
    return this;
  }

  /** The manifest's parts, to be changed in place. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> part(Map<String, Object> manifest, int index) {
    return ((List<Map<String, Object>>) manifest.get("parts")).get(index);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(byte[] json) {
    return read(json, Map.class);
  }

  private static <T> T read(byte[] json, Class<T> as) {
    try {
      return StrictJson.read(json, as);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
