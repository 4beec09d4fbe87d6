// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A witness's two verifier key lines, in the text form of C2SP signed-note. */
public record WitnessVerifierKeys(String ed25519, String mlDsa44) {

  /**
   * Two lines for each witness, its Ed25519 key (cosignature/v1) and then its ML-DSA-44 key; empty
   * lines and lines that begin with {@code #} are passed over.
   *
   * @throws LogRefused when a line is no such key, or a witness is named twice: it would count
   *     twice
   */
  public static List<WitnessVerifierKeys> read(Path file) throws IOException, LogRefused {
    List<String> lines =
        Files.readAllLines(file).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    if (lines.size() % 2 != 0) {
      throw new LogRefused("%s has no two lines for each witness".formatted(file));
    }
    List<WitnessVerifierKeys> witnesses = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int line = 0; line < lines.size(); line += 2) {
      var keys = new WitnessVerifierKeys(lines.get(line), lines.get(line + 1));
      if (!names.add(keys.name())) {
        throw new LogRefused("%s names %s twice".formatted(file, keys.name()));
      }
      witnesses.add(keys);
    }
    return witnesses;
  }

  /**
   * @throws LogRefused when these are not the two keys of one name
   */
  public String name() throws LogRefused {
    VerifierKey first = ed25519Key();
    if (!first.name().equals(mlDsa44Key().name())) {
      throw new LogRefused("two keys of different witnesses: " + first.name());
    }
    return first.name();
  }

  /** The two lines, as {@link #read} reads them. */
  public String text() {
    return ed25519 + "\n" + mlDsa44 + "\n";
  }

  VerifierKey ed25519Key() throws LogRefused {
    return VerifierKey.parse(ed25519, SignatureType.COSIGNATURE_V1);
  }

  VerifierKey mlDsa44Key() throws LogRefused {
    return VerifierKey.parse(mlDsa44, SignatureType.ML_DSA_44);
  }
}
