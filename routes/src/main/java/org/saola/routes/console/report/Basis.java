// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.report;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.saola.pki.transparency.Checkpoint;

/**
 * On what a report rests: a range of the log of which every leaf was held against the signed tree.
 *
 * @param end the first leaf behind the range
 * @param opened leaves whose entries were read; each is what the log holds
 * @param erased at the end of their retention, as the hub says
 * @param hidden by their hashes alone: out of the reader's scope, or, for who sees everything,
 *     without an entry that should be there
 * @param damaged leaves whose entries are not what the log holds, or are no entries; they count for
 *     nothing
 */
public record Basis(
    Checkpoint checkpoint,
    long first,
    long end,
    long opened,
    long erased,
    long hidden,
    Damaged damaged) {
  /**
   * However many there are, only some are named.
   *
   * @param named the first of them
   */
  public record Damaged(long leaves, List<Long> named) {
    private static final int MOST = 20;

    static final Damaged NONE = new Damaged(0, List.of());

    public Damaged {
      named = List.copyOf(named);
    }

    Damaged and(long leaf) {
      return new Damaged(
          leaves + 1,
          leaves < MOST ? Stream.concat(named.stream(), Stream.of(leaf)).toList() : named);
    }

    public String names() {
      return named.stream().map(String::valueOf).collect(Collectors.joining(", "))
          + (leaves > named.size() ? " …" : "");
    }
  }

  /** As the checkpoint writes it. */
  public String root() {
    return Base64.getEncoder().encodeToString(checkpoint.root());
  }

  public long leaves() {
    return end - first;
  }

  /**
   * One thing that it says, for a table.
   *
   * @param text empty where it is a number
   * @param number empty where it is a text
   */
  public record Line(String name, String text, String number) {}

  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("log", checkpoint.origin(), ""));
    lines.add(new Line("checkpoint root", root(), ""));
    lines.add(new Line("checkpoint signed", checkpoint.cosigned().toString(), ""));
    lines.add(number("checkpoint leaves", checkpoint.size()));
    lines.add(number("first leaf", first));
    lines.add(number("leaf behind the last", end));
    lines.add(number("leaves read", opened));
    lines.add(number("leaves erased", erased));
    lines.add(number("leaves by hash alone", hidden));
    lines.add(number("leaves damaged", damaged.leaves()));
    if (damaged.leaves() > 0) {
      lines.add(new Line("damaged", damaged.names(), ""));
    }
    return lines;
  }

  private static Line number(String name, long number) {
    return new Line(name, "", Long.toString(number));
  }
}
