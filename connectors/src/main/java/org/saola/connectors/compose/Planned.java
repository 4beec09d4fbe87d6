// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.compose.Composition.Ruled;
import org.saola.message.format.Draft;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.MessageId;
import org.saola.message.notice.DecisionAnswer;
import org.saola.pki.directory.Directory;

/** A message that has been asked about and is not sealed. */
record Planned(
    Draft draft,
    Terms terms,
    Addressees meant,
    @Nullable Digest rules,
    DecisionAnswer.Ruling submit,
    List<Permitted> parts,
    List<Ruled> released,
    List<Ruled> withheld,
    Directory directory) {
  /** Sealed for nobody, a part could not travel; the sender's outcome names it with its rules. */
  List<Permitted> travelling() {
    return parts.stream().filter(part -> !part.sealFor().isEmpty()).toList();
  }

  /** The same, as what goes on with a message that could not name all. */
  Planned after(MessageId first) {
    return new Planned(
        draft.continuing(first), terms, meant, rules, submit, parts, released, withheld, directory);
  }

  Preview preview() {
    return new Preview(
        meant.to(),
        submit,
        released,
        withheld,
        new Preview.Versions(rules, new Digest(directory.digest())));
  }
}
