// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.scope;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.AgencyId;
import org.saola.message.manifest.Digest;
import org.saola.pki.directory.Directory;
import org.saola.routes.authorize.AccessRules;
import org.saola.routes.authorize.Auditor;
import org.saola.routes.directory.DirectoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What auditors may see, by the rules and the directory of this moment. Fails closed: whatever goes
 * wrong, an auditor sees nothing.
 */
public final class Scopes {
  private static final int REMEMBERED = 500;

  /** No issuer's names are longer; rules are not asked about what is. */
  private static final int LONGEST_NAME = 200;

  private static final Logger LOG = LoggerFactory.getLogger(Scopes.class);

  private final AccessRules rules;
  private final DirectoryService directory;
  private final Map<Key, Scope> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Scope> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Key(Digest rules, String directory, Auditor auditor) {}

  public Scopes(AccessRules rules, DirectoryService directory) {
    this.rules = rules;
    this.directory = directory;
  }

  public Scope of(Auditor auditor) {
    try {
      return decided(auditor, directory.latest());
    } catch (RuntimeException e) {
      LOG.error("what {} may consult cannot be decided: nothing", auditor, e);
      return Scope.NOTHING;
    }
  }

  private Scope decided(Auditor auditor, Directory latest) {
    if (auditor.name().isBlank() || auditor.name().length() > LONGEST_NAME) {
      return Scope.NOTHING;
    }
    Key key = new Key(rules.digest(), latest.digest(), auditor);
    synchronized (known) {
      @Nullable Scope before = known.get(key);
      if (before != null) {
        return before;
      }
    }
    Scope scope = scope(rules.consultable(auditor, latest), auditor, latest);
    // Rules that have changed meanwhile have decided under a digest that is not theirs.
    if (rules.digest().equals(key.rules()) && !scope.equals(Scope.NOTHING)) {
      synchronized (known) {
        known.put(key, scope);
      }
    }
    return scope;
  }

  /**
   * Everything, entries of no agency too, is for whoever belongs to none and may consult each one.
   */
  private static Scope scope(Set<AgencyId> agencies, Auditor auditor, Directory latest) {
    if (agencies.isEmpty()) {
      return Scope.NOTHING;
    }
    boolean all = agencies.size() == latest.document().agencies().size();
    return all && auditor.agency().isEmpty() ? Scope.EVERYTHING : Scope.of(agencies);
  }
}
