// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.Part;

/**
 * {@code state/fetching/MANIFEST/}: deliveries whose parts are still to be downloaded, as they
 * came, with what has come of their parts. A delivery that is kept here is safe: the broker may
 * forget it.
 */
public final class Fetched {
  private static final String DELIVERY = "delivery";
  private static final String PARTIAL = ".partial";

  private final Path folder;

  public Fetched(AgencyHome home) throws IOException {
    this.folder = Files.createDirectories(home.state("fetching"));
    tidy();
  }

  /** What a crash left of deliveries that had been dealt with, or were never kept. */
  private void tidy() throws IOException {
    for (Path place : DurableFiles.list(folder)) {
      if (!Files.exists(place.resolve(DELIVERY))) {
        DurableFiles.deleteTree(place);
      }
    }
  }

  /** On return it is on disk. */
  void keep(Delivery delivery) throws IOException {
    Path place = Files.createDirectories(place(delivery.digest()));
    DurableFiles.place(place.resolve(DELIVERY), delivery.bytes());
    DurableFiles.force(place);
    DurableFiles.force(folder);
  }

  /** Manifests of the deliveries that are kept. */
  List<Digest> all() throws IOException {
    return DurableFiles.list(folder).stream()
        .filter(place -> Files.exists(place.resolve(DELIVERY)))
        .map(place -> new Digest(String.valueOf(place.getFileName())))
        .toList();
  }

  public long count() throws IOException {
    return all().size();
  }

  byte[] delivery(Digest manifest) throws IOException {
    return Files.readAllBytes(place(manifest).resolve(DELIVERY));
  }

  /** Where the sealed bytes lie once all of them are here. */
  Path whole(Digest manifest, Part part) {
    return place(manifest).resolve(part.name());
  }

  /** Where they lie while they come. */
  Path partial(Digest manifest, Part part) {
    return place(manifest).resolve(part.name() + PARTIAL);
  }

  boolean isWhole(Digest manifest, Part part) {
    return Files.exists(whole(manifest, part));
  }

  void finished(Digest manifest, Part part) throws IOException {
    DurableFiles.force(partial(manifest, part));
    Files.move(partial(manifest, part), whole(manifest, part), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The delivery has been dealt with. */
  void forget(Digest manifest) throws IOException {
    // First what makes it one, so that a crash leaves nothing that looks like a delivery.
    Files.deleteIfExists(place(manifest).resolve(DELIVERY));
    DurableFiles.deleteTree(place(manifest));
  }

  private Path place(Digest manifest) {
    return folder.resolve(manifest.value());
  }
}
