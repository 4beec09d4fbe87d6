// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.epermit;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Stops a single step of a parser that swallows ever more text, such as an attribute or a comment
 * without end, before it fills the memory.
 */
final class BoundedSteps extends FilterReader {
  private static final int MAX = 1_000_000;

  private long readOfStep;
  private boolean ended;
  private int lines = 1;
  private int columns = 1;
  private boolean afterReturn;

  BoundedSteps(Reader in) {
    super(in);
  }

  /** A step that needed more than a million characters. */
  static final class StepTooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  void startStep() {
    readOfStep = 0;
  }

  /** Whether the text has been read to its end, and ends there. */
  boolean endsAt(int line, int column) {
    return ended && line == lines && column == columns;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    count(read);
    for (int i = offset; i < offset + read; i++) {
      move(into[i]);
    }
    return read;
  }

  // XML 1.0 2.11: both characters together end one line, and so does either alone.
  private void move(char character) {
    boolean ends = character == '\r' || character == '\n' && !afterReturn;
    boolean isSecond = character == '\n' && afterReturn;
    lines += ends ? 1 : 0;
    columns = ends || isSecond ? 1 : columns + 1;
    afterReturn = character == '\r';
  }

  private void count(int read) throws StepTooLong {
    ended |= read < 0;
    readOfStep += Math.max(0, read);
    if (readOfStep > MAX) {
      throw new StepTooLong();
    }
  }
}
