// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saola.routes.parts.PartsAtTheHub.code;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.Part;
import org.saola.message.notice.Event;
import org.saola.pki.seal.SealedMessage;
import org.saola.routes.MessageRefused;
import org.saola.routes.RefusalCode;
import org.saola.routes.Stage;
import org.saola.routes.fixture.TestMessage;
import org.saola.routes.parts.PartsAtTheHub.Apart;

/** A message claims its parts: nothing is accepted without them as they were signed. */
class ClaimTest extends AtThePartStore {
  @Test
  void aMessageIsRefusedUnlessItsPartIsThereAsSigned() throws Exception {
    Apart image = image();
    assertThat(refused(message(image))).isEqualTo(RefusalCode.CLAIM_CHECK_MISSING);

    fresh();
    image = image();
    parts.create(SENDER, id, "persons", image.bytes().length, image.sealed());
    assertThat(refused(message(image))).isEqualTo(RefusalCode.CLAIM_CHECK_INCOMPLETE);

    fresh();
    image = image();
    parts.upload(SENDER, id, "persons", image());
    assertThat(refused(message(image))).isEqualTo(RefusalCode.SEALED_DIGEST_MISMATCH);

    fresh();
    image = image();
    parts.upload(SENDER, id, "persons", image);
    assertThat(refused(message(image).json(it -> it.replace("\"size\":200000", "\"size\":9"))))
        .isEqualTo(RefusalCode.CLAIM_CHECK_SIZE);

    fresh();
    image = parts.seal(SENDER, id, "persons", SIZE, List.of("FR-POLICE", "BE-CITES"));
    parts.upload(SENDER, id, "persons", image);
    assertThat(refused(message(image))).isEqualTo(RefusalCode.HIDDEN_RECIPIENT);

    // Another agency's upload under the same names is no upload of the sender's.
    fresh();
    image = image();
    parts.upload("FR-POLICE", id, "persons", image);
    assertThat(refused(message(image))).isEqualTo(RefusalCode.CLAIM_CHECK_MISSING);
  }

  /** As the tidying could do at the last moment: nothing is accepted without its part. */
  @Test
  void aPartThatGoesBetweenCheckAndAcceptanceIsNotAccepted() throws Exception {
    Apart image = image();
    parts.upload(SENDER, id, "persons", image);
    BEHIND.set(
        stage -> {
          if (stage == Stage.AUTHORIZE) {
            hub.database().sql("delete from part").update();
          }
        });
    try {
      assertThat(refused(message(image))).isEqualTo(RefusalCode.CLAIM_CHECK_MISSING);
    } finally {
      BEHIND.set(stage -> {});
    }
    assertThat(deliveries("consigned")).isZero();
  }

  /** What is claimed is what was checked, not what has come under its name since. */
  @Test
  void aPartThatIsReplacedBetweenCheckAndAcceptanceIsNotAccepted() throws Exception {
    Apart image = image();
    Apart hidden = parts.seal(SENDER, id, "persons", SIZE, List.of("FR-POLICE", "BE-CITES"));
    parts.upload(SENDER, id, "persons", image);
    BEHIND.set(
        stage -> {
          if (stage == Stage.AUTHORIZE) {
            replace(hidden);
          }
        });
    try {
      assertThat(refused(message(image))).isEqualTo(RefusalCode.SEALED_DIGEST_MISMATCH);
    } finally {
      BEHIND.set(stage -> {});
    }
    assertThat(deliveries("consigned")).isZero();
  }

  private void replace(Apart other) {
    try {
      parts.send(SENDER, parts.request("/parts/%s/persons".formatted(id)).DELETE());
      assertThat(parts.upload(SENDER, id, "persons", other).statusCode()).isEqualTo(204);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was read are the bytes of the upload that was asked about, not of another since. */
  @Test
  void anUploadThatChangesWhileItIsLookedAtIsLookedAtAgain_andNotForEver() throws Exception {
    Apart image = image();
    parts.upload(SENDER, id, "persons", image);
    AtomicInteger changes = new AtomicInteger(1);
    PartTable changing =
        new PartTable(hub.database()) {
          @Override
          Optional<Upload> find(PartKey key) {
            Optional<Upload> found = super.find(key);
            if (changes.getAndDecrement() > 0) {
              hub.database().sql("update part set touched_at = now()").update();
            }
            return found;
          }
        };
    ClaimChecks checks = new ClaimChecks(changing, hub.bean(PartFiles.class));
    Manifest manifest = manifest(message(image).parts(AtThePartStore::nominal).seal());
    Part part = manifest.parts().getLast();
    assertThat(checks.check(manifest, part)).isNotNull();
    changes.set(100);
    assertThatThrownBy(() -> checks.check(manifest, part))
        .isInstanceOfSatisfying(
            MessageRefused.class,
            e -> assertThat(e.code()).isEqualTo(RefusalCode.CLAIM_CHECK_INCOMPLETE));
  }

  private static Manifest manifest(TestMessage.Sealed sealed) throws Exception {
    return StrictJson.read(
        SealedMessage.parse(sealed.bytes(), 1 << 20)
            .signedManifest()
            .orElseThrow()
            .unverifiedManifest(),
        Manifest.class);
  }

  private RefusalCode refused(TestMessage message) throws Exception {
    TestMessage.Sealed sealed = message.parts(AtThePartStore::nominal).seal();
    customs.send(sealed.bytes());
    return RefusalCode.valueOf(customs.nextEntry(Event.REFUSED, sealed.manifest()).code());
  }

  @Test
  void anAcceptedPartCannotBeTakenBack() throws Exception {
    accepted(image());
    HttpResponse<byte[]> answer =
        parts.send(SENDER, parts.request("/parts/%s/persons".formatted(id)).DELETE());
    assertThat(code(answer)).isEqualTo("ACCEPTED");
    assertThat(file()).exists();
  }
}
