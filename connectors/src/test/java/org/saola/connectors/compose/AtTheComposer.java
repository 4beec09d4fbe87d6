// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.compose;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.saola.connectors.home.MessageDefaults;
import org.saola.connectors.standin.Agency;
import org.saola.connectors.standin.Federation;
import org.saola.connectors.standin.StandInHub;

/** An agency that composes, and a hub that it asks. */
abstract class AtTheComposer {
  @TempDir Path folder;
  StandInHub hub;
  Agency customs;
  int homes;

  @BeforeEach
  void start() throws Exception {
    hub = new StandInHub(Federation.DEMO);
    customs = customs(Federation.defaults());
  }

  @AfterEach
  void stop() {
    customs.close();
    hub.close();
  }

  Agency customs(MessageDefaults defaults) throws Exception {
    return new Agency(folder.resolve("home" + homes++), "NL-CUSTOMS", hub, defaults);
  }

  static Composition.Sealed sealed(Composition composition) {
    return (Composition.Sealed) composition;
  }

  static List<String> agencies(Composition.Sealed sealed) {
    return sealed.manifest().to().stream().map(to -> to.agency().value()).toList();
  }
}
