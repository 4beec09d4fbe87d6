// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.message.manifest.EarlierMessage;
import org.saola.message.manifest.Manifest;
import org.saola.message.manifest.TypeId;
import org.saola.message.type.MessageTypes;

/** The messages of a home that their originators have recalled or had erased. */
public final class TakenBack {
  private static final Set<TypeId> WORDS = Set.of(MessageTypes.RECALL, MessageTypes.ERASURE);

  private final Map<Digest, Set<AgencyId>> words;

  private TakenBack(Map<Digest, Set<AgencyId>> words) {
    this.words = words;
  }

  /** By the recalls and erasures that the home has received and sent. */
  public static TakenBack in(AgencyHome home) throws IOException {
    Map<Digest, Set<AgencyId>> words = new HashMap<>();
    for (Path parent : List.of(home.inbox(), home.sent())) {
      for (Path folder : DurableFiles.list(parent)) {
        if (ReceivedMessage.isFolder(folder)) {
          add(folder.resolve(InboxFiles.MANIFEST), words);
        }
      }
    }
    return new TakenBack(words);
  }

  private static void add(Path file, Map<Digest, Set<AgencyId>> words) throws IOException {
    try {
      Manifest manifest = StrictJson.read(Files.readAllBytes(file), Manifest.class);
      EarlierMessage target = manifest.target();
      if (target != null && WORDS.contains(manifest.type())) {
        words.computeIfAbsent(target.manifest(), any -> new HashSet<>()).add(manifest.from());
      }
    } catch (InvalidDocument e) {
      throw new IOException("%s is damaged: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Whether its own sender has taken a message back; nobody else can. */
  public boolean covers(AgencyId sender, Digest manifest) {
    return words.getOrDefault(manifest, Set.of()).contains(sender);
  }
}
