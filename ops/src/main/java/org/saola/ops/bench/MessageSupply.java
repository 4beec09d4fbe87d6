// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import java.util.List;
import java.util.stream.IntStream;

/** The messages of a load, each for one run alone. Every server and floor gets the same. */
record MessageSupply(List<byte[]> warmUp, List<List<byte[]>> runs) {

  /**
   * @param all as many as {@link LoadCase#needed}
   */
  static MessageSupply of(LoadCase load, List<byte[]> all) {
    return new MessageSupply(
        all.subList(0, load.warmUp()),
        IntStream.range(0, load.runs())
            .map(run -> load.warmUp() + run * load.messages())
            .mapToObj(begin -> all.subList(begin, begin + load.messages()))
            .toList());
  }

  /** Bytes of a message on its queue, on average. */
  int averageBytes() {
    return (int)
        runs.stream().flatMap(List::stream).mapToInt(body -> body.length).average().orElseThrow();
  }
}
