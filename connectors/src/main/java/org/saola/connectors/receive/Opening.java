// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.receive;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.saola.connectors.content.ContentRefused;
import org.saola.connectors.content.FileContent;
import org.saola.connectors.content.PartCheck;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.connectors.inbox.OpenedPart;
import org.saola.connectors.receive.DeliveryRefused.Code;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.message.nominal.Certainty;
import org.saola.message.nominal.Finding;
import org.saola.message.type.MessageType;
import org.saola.message.type.PartDefinition;
import org.saola.pki.certificate.Keystore;
import org.saola.pki.seal.PartContext;
import org.saola.pki.seal.PartOpener;
import org.saola.pki.seal.SealRefused;
import org.saola.pki.seal.SealedPart;

/** Opens released parts in quarantine, and lets out only what its type and label allow. */
public final class Opening {
  private static final int BUFFER = 64 << 10;

  private final PartOpener opener;
  private final Path quarantine;

  public Opening(AgencyHome home, Keystore keys) throws IOException {
    this.opener = new PartOpener(keys);
    this.quarantine = Files.createDirectories(home.state("opening"));
    // What a crash left here was opened and never let out.
    DurableFiles.clear(quarantine);
  }

  /**
   * @param findings what may be personal data where none should be, and is no proof of it
   */
  record Opened(List<OpenedPart> parts, List<Finding> findings) {}

  /** Where the sealed bytes of a part lie that travelled apart. */
  @FunctionalInterface
  interface Apart {
    Path file(Part part);
  }

  /**
   * @param sealed the inline parts among them, in order
   */
  Opened open(Manifest manifest, List<Part> parts, List<SealedPart> sealed, Apart apart)
      throws DeliveryRefused, IOException {
    List<OpenedPart> opened = new ArrayList<>();
    try {
      return open(manifest, parts, sealed.iterator(), apart, opened);
    } catch (DeliveryRefused | IOException | RuntimeException e) {
      for (OpenedPart part : opened) {
        part.discard();
      }
      throw e;
    }
  }

  private Opened open(
      Manifest manifest,
      List<Part> parts,
      Iterator<SealedPart> inline,
      Apart apart,
      List<OpenedPart> opened)
      throws DeliveryRefused, IOException {
    try {
      MessageType type = PartCheck.type(manifest.type());
      for (Part part : manifest.parts()) {
        // Also of the parts that we did not get: a wrong label is a wrong label.
        PartDefinition definition = PartCheck.definition(type, manifest, part.name());
        PartCheck.requireLabel(definition, part.nominal());
        PartCheck.requireMediaType(definition, part.mediaType());
      }
      for (Part part : parts) {
        try (InputStream sealed =
            part.claimCheck()
                ? new BufferedInputStream(Files.newInputStream(apart.file(part)), BUFFER)
                : new ByteArrayInputStream(inline.next().bytes())) {
          opened.add(
              open(manifest, PartCheck.definition(type, manifest, part.name()), part, sealed));
        }
      }
      Map<String, Object> documents =
          opened.stream()
              .collect(Collectors.toMap(part -> part.part().name(), OpenedPart::document));
      PartCheck.requireAgreement(documents, manifest.fieldsOfType());
      PartCheck.requireTimeLimit(
          documents, manifest.urgency(), manifest.created(), manifest.respondBy());
      return new Opened(opened, findings(type, manifest, opened));
    } catch (SealRefused e) {
      throw new DeliveryRefused(Code.SEAL_BROKEN, e.code() + ": " + e.getMessage());
    } catch (ContentRefused e) {
      throw new DeliveryRefused(Code.CONTENT_REFUSED, e.code() + ": " + e.getMessage());
    }
  }

  /**
   * What is certain is refused. What is only likely is kept and shown: the sender's officer may
   * have looked at it, and a ship that is called like a person must not hold up an alert.
   */
  private static List<Finding> findings(
      MessageType type, Manifest manifest, List<OpenedPart> opened) throws ContentRefused {
    Map<PartDefinition, Object> contents = new LinkedHashMap<>();
    for (OpenedPart part : opened) {
      contents.put(PartCheck.definition(type, manifest, part.part().name()), part.document());
    }
    List<Finding> findings = PartCheck.findings(contents);
    List<Finding> certain =
        findings.stream().filter(finding -> finding.certainty() == Certainty.CERTAIN).toList();
    if (!certain.isEmpty()) {
      throw new ContentRefused(certain);
    }
    return findings;
  }

  private OpenedPart open(
      Manifest manifest, PartDefinition definition, Part part, InputStream sealed)
      throws SealRefused, ContentRefused, IOException {
    PartContext context =
        new PartContext(
            manifest.federation(), manifest.from().value(), manifest.id().value(), part.name());
    PartOpener.Opened opened =
        opener.openWithSalt(
            sealed, context, part.sealed().bytes(), part.content().bytes(), quarantine);
    Path file = opened.content();
    try {
      Object document = PartCheck.read(definition, part.mediaType(), file);
      if (document instanceof FileContent) {
        DurableFiles.force(file);
        return new OpenedPart(part, new byte[0], opened.salt(), document);
      }
      OpenedPart read = new OpenedPart(part, Files.readAllBytes(file), opened.salt(), document);
      Files.delete(file);
      return read;
    } catch (ContentRefused | IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }
}
