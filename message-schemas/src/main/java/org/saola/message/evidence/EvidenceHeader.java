// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.evidence;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;

/**
 * The first line: which log, which question, and the signed checkpoint that all that follows is
 * held against. The keys are named for comparison with those that the reader has from elsewhere: by
 * themselves they prove nothing.
 *
 * @param origin the log's, as its checkpoints say it
 * @param checkpoint its text, with all signature lines
 * @param witnesses those that the log's operator names
 * @param needed how many of them the operator promises
 * @param range for a range, and for nothing else
 */
public record EvidenceHeader(
    @Min(1) @Max(1) int version,
    @NotNull Kind kind,
    @NotNull @Size(min = 1, max = 255) String federation,
    @NotNull @Size(min = 1, max = 255) String origin,
    @NotNull @Valid Asked asked,
    @NotNull @Size(min = 1, max = 1_000_000) String checkpoint,
    @NotNull @Valid Keys log,
    @NotNull @Size(max = 100) List<@NotNull @Valid Keys> witnesses,
    @PositiveOrZero int needed,
    @Nullable @Valid Range range) {
  public enum Kind {
    /** Chosen entries, each with a proof that it stands in the log. */
    SELECTION,
    /** Every leaf of a run of leaves, shown or by its hash, with a proof that none is missing. */
    RANGE
  }

  /**
   * What the hub says was asked. No proof covers it.
   *
   * @param question as the console's address says it
   * @param scope the agencies whose entries the asker may see; absent for all
   */
  public record Asked(
      @NotNull @Size(max = 10_000) String question,
      @Nullable @Size(max = 10_000) List<@NotNull AgencyId> scope,
      @NotNull Instant at) {}

  /** Two verifier key lines of one name, in the text form of C2SP signed-note. */
  public record Keys(
      @NotNull @Size(min = 1, max = 1_000) String ed25519,
      @NotNull @Size(min = 1, max = 4_000) String mlDsa44) {}

  /**
   * Leaves from {@code first} up to, and without, {@code end}.
   *
   * @param before hashes of the largest subtrees left of them, from left to right
   * @param after hashes of the largest subtrees right of them, from left to right
   */
  public record Range(
      @PositiveOrZero long first,
      @PositiveOrZero long end,
      @NotNull @Size(max = 64) List<byte @NotNull @Size(min = 32, max = 32) []> before,
      @NotNull @Size(max = 64) List<byte @NotNull @Size(min = 32, max = 32) []> after) {}
}
