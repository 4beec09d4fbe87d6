// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.validate;

import java.time.Clock;
import java.util.List;
import org.saola.message.json.Problem;
import org.saola.message.manifest.Level;
import org.saola.message.manifest.Manifest;
import org.saola.message.type.MessageType;
import org.saola.message.type.MessageTypes;
import org.saola.pki.directory.Directory;
import org.saola.routes.HubProperties;
import org.saola.routes.MessageRefused;
import org.saola.routes.RefusalCode;
import org.saola.routes.deduplicate.Fresh;
import org.saola.routes.directory.DirectoryService;
import org.saola.routes.earlier.OriginatorRules;
import org.springframework.stereotype.Component;

/** Stage 4: the manifest's own rules, as far as the hub can know without reading any part. */
@Component
public final class Validate {
  private final String federation;
  private final DirectoryService directories;
  private final Recipients recipients;
  private final SealedParts sealedParts;
  private final ReceiptLines receiptLines;
  private final OriginatorRules originators;
  private final Clock clock;

  Validate(
      HubProperties hub,
      DirectoryService directories,
      Recipients recipients,
      SealedParts sealedParts,
      ReceiptLines receiptLines,
      OriginatorRules originators,
      Clock clock) {
    this.federation = hub.federation();
    this.directories = directories;
    this.recipients = recipients;
    this.sealedParts = sealedParts;
    this.receiptLines = receiptLines;
    this.originators = originators;
    this.clock = clock;
  }

  public Valid validate(Fresh fresh) throws MessageRefused {
    Manifest manifest = fresh.manifest();
    require(
        manifest.federation().equals(federation),
        RefusalCode.OTHER_FEDERATION,
        "this is the hub of " + federation);
    require(
        manifest.urgency() == fresh.received().lane(),
        RefusalCode.WRONG_LANE,
        "%s came by the lane %s".formatted(manifest.urgency(), fresh.received().lane()));
    require(
        manifest.marking().level() == Level.BASIC_PROTECTION,
        RefusalCode.LEVEL_TOO_HIGH,
        "%s is above basic protection".formatted(manifest.marking().level()));
    checkType(manifest);
    Directory latest = directories.latest();
    Directory named = named(manifest);
    recipients.check(manifest, named, latest);
    var valid = new Valid(fresh, latest, sealedParts.check(fresh, latest, clock.instant()));
    if (valid.isReceipt()) {
      receiptLines.check(manifest);
    } else {
      PartnerRule.check(manifest, latest);
      originators.check(manifest, latest, clock.instant());
    }
    return valid;
  }

  private static void checkType(Manifest manifest) throws MessageRefused {
    MessageType type =
        MessageTypes.find(manifest.type())
            .orElseThrow(
                () ->
                    new MessageRefused(
                        RefusalCode.UNKNOWN_TYPE, "there is no type " + manifest.type()));
    List<Problem> problems = type.problemsOf(manifest);
    if (!problems.isEmpty()) {
      Problem first = problems.getFirst();
      throw new MessageRefused(
          RefusalCode.PARTS_MISMATCH, "%s %s".formatted(first.path(), first.message()));
    }
  }

  private Directory named(Manifest manifest) throws MessageRefused {
    return directories
        .history()
        .find(manifest.directory().value())
        .orElseThrow(
            () ->
                new MessageRefused(
                    RefusalCode.UNKNOWN_DIRECTORY,
                    "there is no directory version " + manifest.directory()));
  }

  static void require(boolean holds, RefusalCode code, String detail) throws MessageRefused {
    if (!holds) {
      throw new MessageRefused(code, detail);
    }
  }
}
