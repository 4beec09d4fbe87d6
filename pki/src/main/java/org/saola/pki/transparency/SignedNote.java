// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A C2SP signed-note, parsed and not yet verified.
 *
 * @param body the signed text, with its final newline
 */
record SignedNote(String body, List<SignatureLine> signatures) {
  /** Bounds what an unverified text can cost; a line of ML-DSA-44 has 3.3 KB. */
  private static final int LONGEST = 1_000_000;

  private static final int MOST_SIGNATURES = 100;
  private static final int ID_LENGTH = 4;
  private static final String DASH = "\u2014 ";

  /** {@code blob} is the four bytes of the key's id, then the signature. */
  record SignatureLine(String name, byte[] blob) {}

  static SignedNote parse(String text) throws LogRefused {
    requireCharacters(text);
    // signed-note: the last empty line separates the text from the signatures.
    int separator = text.lastIndexOf("\n\n");
    if (separator < 0 || !text.endsWith("\n") || separator + 2 == text.length()) {
      throw new LogRefused("not a signed note: no text, empty line and signature lines");
    }
    String lines = text.substring(separator + 2, text.length() - 1);
    return new SignedNote(text.substring(0, separator + 1), parseLines(lines.split("\n", -1)));
  }

  static String format(String body, List<SignatureLine> signatures) {
    StringBuilder text = new StringBuilder(body).append('\n');
    for (SignatureLine line : signatures) {
      text.append(DASH).append(line.name()).append(' ');
      text.append(StrictBase64.encode(line.blob())).append('\n');
    }
    return text.toString();
  }

  static SignatureLine line(VerifierKey key, byte[] signature) {
    byte[] blob = Arrays.copyOf(key.id(), ID_LENGTH + signature.length);
    System.arraycopy(signature, 0, blob, ID_LENGTH, signature.length);
    return new SignatureLine(key.name(), blob);
  }

  /**
   * What claims to be that key's signature. Lines of unknown keys are passed over, as signed-note
   * demands; a key that signs twice is refused, for its two lines could say different times.
   */
  Optional<byte[]> signatureBy(VerifierKey key) throws LogRefused {
    List<SignatureLine> lines = signatures.stream().filter(line -> isBy(line, key)).toList();
    if (lines.size() > 1) {
      throw new LogRefused("two signature lines of one key of " + key.name());
    }
    return lines.stream()
        .findFirst()
        .map(line -> Arrays.copyOfRange(line.blob(), ID_LENGTH, line.blob().length));
  }

  private static boolean isBy(SignatureLine line, VerifierKey key) {
    return line.name().equals(key.name())
        && Arrays.equals(line.blob(), 0, ID_LENGTH, key.id(), 0, ID_LENGTH);
  }

  private static void requireCharacters(String text) throws LogRefused {
    if (text.length() > LONGEST) {
      throw new LogRefused("a signed note of more than %d characters".formatted(LONGEST));
    }
    boolean forbidden = text.codePoints().anyMatch(c -> c < ' ' && c != '\n' || isSurrogate(c));
    if (forbidden) {
      throw new LogRefused("a signed note holds a control character or is not Unicode");
    }
  }

  private static boolean isSurrogate(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }

  private static List<SignatureLine> parseLines(String[] lines) throws LogRefused {
    if (lines.length > MOST_SIGNATURES) {
      throw new LogRefused("a signed note with more than %d lines".formatted(MOST_SIGNATURES));
    }
    List<SignatureLine> parsed = new ArrayList<>();
    for (String line : lines) {
      parsed.add(parseLine(line));
    }
    return List.copyOf(parsed);
  }

  private static SignatureLine parseLine(String line) throws LogRefused {
    String[] fields = line.startsWith(DASH) ? line.substring(2).split(" ", -1) : new String[0];
    if (fields.length != 2 || !KeyName.isValid(fields[0])) {
      throw new LogRefused("a line after the note's text is not a signature line");
    }
    byte[] blob = StrictBase64.decode(fields[1], "the signature of " + fields[0]);
    if (blob.length <= ID_LENGTH) {
      throw new LogRefused("the signature of %s is empty".formatted(fields[0]));
    }
    return new SignatureLine(fields[0], blob);
  }
}
