// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.operator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.saola.message.manifest.Digest;
import org.saola.routes.HubProperties;
import org.saola.routes.authorize.Approver;
import org.springframework.stereotype.Component;

/**
 * The people who may change rules, each with a credential of their own: the hub's home holds the
 * credential's digest in {@code approvers/NAME}, the person holds the credential.
 */
@Component
public final class Approvers {
  public static final String NAME_HEADER = "Saola-Operator";
  public static final String CREDENTIAL_HEADER = "Saola-Credential";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9@_-]{0,63}");

  private final Path folder;

  Approvers(HubProperties hub) {
    this.folder = folder(hub.home());
  }

  private static Path folder(Path home) {
    return home.resolve("approvers");
  }

  /** Nobody has shown a credential that the hub knows under that name. */
  static final class NotKnown extends Exception {
    private static final long serialVersionUID = 1L;

    NotKnown(String detail) {
      super(detail);
    }
  }

  /**
   * Registers a person in a hub's home.
   *
   * @throws IOException also when the name is taken: whoever lost a credential gets a new name
   */
  public static void register(Path home, String name, String credential) throws IOException {
    requireName(name);
    Path file = Files.createDirectories(folder(home)).resolve(name);
    Files.createFile(file);
    Files.writeString(file, digest(credential).value() + "\n");
  }

  Approver identify(HttpExchange exchange) throws NotKnown, IOException {
    String name = exchange.getRequestHeaders().getFirst(NAME_HEADER);
    String credential = exchange.getRequestHeaders().getFirst(CREDENTIAL_HEADER);
    if (name == null || credential == null) {
      throw new NotKnown("rules are changed by people with a credential of their own");
    }
    requireName(name);
    Path file = folder.resolve(name);
    Digest given = digest(credential);
    if (!Files.isRegularFile(file) || !same(Files.readString(file).strip(), given)) {
      throw new NotKnown("%s is not known with this credential".formatted(name));
    }
    return new Approver(name, given);
  }

  private static boolean same(String kept, Digest given) {
    return MessageDigest.isEqual(
        kept.getBytes(StandardCharsets.UTF_8), given.value().getBytes(StandardCharsets.UTF_8));
  }

  private static Digest digest(String credential) {
    return Digest.of(credential.getBytes(StandardCharsets.UTF_8));
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a name has 1 to 64 letters, digits, -, _ or @");
    }
  }
}
