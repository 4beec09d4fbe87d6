// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.home;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.TypeId;
import org.saola.pages.PagesSettings;

/**
 * The content of {@code connector.yaml}. Paths are relative to the home.
 *
 * @param agency must be the agency of the keystore
 * @param trustAnchor PEM file that the agency was given by hand when it was enrolled
 * @param logKey Ed25519 verifier key of the hub's log ({@code log.vkey}), given by hand likewise
 * @param logCosignatureKey ML-DSA-44 verifier key of the hub's log ({@code log-mldsa.vkey})
 * @param keystore PKCS#12 file; its password comes from the environment or a 0600 file beside it
 * @param timing how patient the connector is; absent for the usual values
 * @param largestPart bytes of the largest file that is sent or taken; absent for 4 GiB
 * @param desk where officers work; absent where they do not
 * @param messages defaults by message type ({@code seizure-report/1})
 */
public record ConnectorSettings(
    @NotNull AgencyId agency,
    @NotNull @Valid Hub hub,
    @NotNull String trustAnchor,
    @NotNull String logKey,
    @NotNull String logCosignatureKey,
    @NotNull String keystore,
    @Nullable @Valid Timing timing,
    @Nullable @Positive Long largestPart,
    @Nullable @Valid PagesSettings desk,
    @NotNull Map<TypeId, @Valid MessageDefaults> messages) {
  private static final long USUAL_LARGEST = 4L << 30;

  public ConnectorSettings {
    messages = Map.copyOf(messages);
  }

  /**
   * @param amqp such as {@code amqps://hub.example:5671}
   * @param https such as {@code https://hub.example:8443}
   */
  public record Hub(
      @NotNull @Pattern(regexp = "amqps://[^/?#]+") String amqp,
      @NotNull @Pattern(regexp = "https://[^/?#]+") String https) {}

  /**
   * @param firstResend how long evidence may take before a message is sent again
   * @param longestResend the wait doubles up to this
   * @param gatherReceipts how long receipts are gathered into one message
   * @param proofWithin how long the log may take to prove what a delivery says, before an alarm
   * @param pollOutbox how often the outbox is looked at
   */
  public record Timing(
      @NotNull Duration firstResend,
      @NotNull Duration longestResend,
      @NotNull Duration gatherReceipts,
      @NotNull Duration proofWithin,
      @NotNull Duration pollOutbox) {
    public static Timing usual() {
      return new Timing(
          Duration.ofSeconds(30),
          Duration.ofHours(1),
          Duration.ofSeconds(1),
          Duration.ofMinutes(10),
          Duration.ofSeconds(1));
    }
  }

  public long largest() {
    return largestPart == null ? USUAL_LARGEST : largestPart;
  }

  public Timing patience() {
    return timing == null ? Timing.usual() : timing;
  }
}
