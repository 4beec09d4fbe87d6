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

  /** Whether the text has been read to its end. */
  boolean hasEnded() {
    return ended;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? read : 1);
    return read;
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    count(read);
    return read;
  }

  private void count(int read) throws StepTooLong {
    ended |= read < 0;
    readOfStep += read;
    if (readOfStep > MAX) {
      throw new StepTooLong();
    }
  }
}
