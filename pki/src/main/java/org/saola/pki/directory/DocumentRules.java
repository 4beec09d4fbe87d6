// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.directory;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What must hold within one directory document, before any certificate is looked at. */
final class DocumentRules {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern AGENCY = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,31}");
  private static final Pattern GROUP = Pattern.compile("@[a-z0-9][a-z0-9-]{0,31}");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern TYPE = Pattern.compile("[a-z0-9-]{1,64}/[1-9][0-9]{0,3}");
  private static final Pattern SERIAL = Pattern.compile("[0-9a-f]{2,40}");
  private static final Pattern REASON = Pattern.compile("[a-z][a-z-]{0,63}");

  private DocumentRules() {}

  static void check(DirectoryDocument document, String federation) throws DirectoryRefused {
    require(federation.equals(document.federation()), "of another federation");
    require(document.version() >= 1, "version " + document.version());
    require(document.created() != null, "no time of creation");
    if (document.version() == 1) {
      require(document.previous() == null, "version 1 follows none");
    } else {
      requireMatch(DIGEST, document.previous(), "digest of the version before");
    }
    checkAgencies(document);
    checkGroups(document);
    checkRevocations(document);
  }

  private static void checkAgencies(DirectoryDocument document) throws DirectoryRefused {
    Set<String> ids = new HashSet<>();
    for (DirectoryDocument.Agency agency : document.agencies()) {
      requireMatch(AGENCY, agency.id(), "agency");
      require(ids.add(agency.id()), "agency %s twice".formatted(agency.id()));
      require(agency.kind() != null, agency.id() + " has no kind");
      if (agency.country() != null) {
        requireMatch(COUNTRY, agency.country(), "country of " + agency.id());
      }
      Set<String> types = new HashSet<>();
      for (String type : agency.accepts()) {
        requireMatch(TYPE, type, "message type of " + agency.id());
        require(types.add(type), "%s accepts %s twice".formatted(agency.id(), type));
      }
    }
  }

  private static void checkGroups(DirectoryDocument document) throws DirectoryRefused {
    Set<String> agencies = new HashSet<>();
    document.agencies().forEach(agency -> agencies.add(agency.id()));
    Set<String> ids = new HashSet<>();
    for (DirectoryDocument.Group group : document.groups()) {
      requireMatch(GROUP, group.id(), "group");
      require(ids.add(group.id()), "group %s twice".formatted(group.id()));
      Set<String> members = new HashSet<>();
      for (String member : group.members()) {
        require(agencies.contains(member), "%s of %s unknown".formatted(member, group.id()));
        require(members.add(member), "%s of %s twice".formatted(member, group.id()));
      }
    }
  }

  private static void checkRevocations(DirectoryDocument document) throws DirectoryRefused {
    Set<String> serials = new HashSet<>();
    for (DirectoryDocument.Revocation revocation : document.revoked()) {
      requireMatch(SERIAL, revocation.serial(), "serial");
      require(serials.add(revocation.serial()), revocation.serial() + " revoked twice");
      require(revocation.at() != null, revocation.serial() + " revoked at no time");
      // No free text: the log holds directory versions in clear and for ever.
      requireMatch(REASON, revocation.reason(), "reason");
    }
  }

  private static void requireMatch(Pattern pattern, @Nullable String value, String what)
      throws DirectoryRefused {
    require(value != null && pattern.matcher(value).matches(), "%s: %s".formatted(what, value));
  }

  private static void require(boolean holds, String otherwise) throws DirectoryRefused {
    if (!holds) {
      throw new DirectoryRefused(otherwise);
    }
  }
}
