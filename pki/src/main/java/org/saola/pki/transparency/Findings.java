// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import java.util.ArrayList;
import java.util.List;
import org.saola.pki.transparency.LogAudit.Finding;

/** What an audit has found: as much of it as somebody can read, and how much more there was. */
final class Findings {
  private static final int MOST = 1000;

  /** One changed length shifts all entries that follow it in the bundle. */
  private static final int MOST_IN_A_FILE = 8;

  private final List<Finding> found = new ArrayList<>();
  private String file = "";
  private int inFile;
  private long unlisted;

  void ofTheWhole(String what) {
    found.add(new Finding(-1, what));
  }

  void at(long index, TilePath path, String what) {
    inFile = path.toString().equals(file) ? inFile + 1 : 1;
    file = path.toString();
    if (found.size() >= MOST || inFile > MOST_IN_A_FILE) {
      unlisted++;
    } else {
      found.add(new Finding(index, what));
    }
  }

  List<Finding> list() {
    List<Finding> all = new ArrayList<>(found);
    if (unlisted > 0) {
      all.add(new Finding(-1, "%d more findings are not listed".formatted(unlisted)));
    }
    return List.copyOf(all);
  }
}
