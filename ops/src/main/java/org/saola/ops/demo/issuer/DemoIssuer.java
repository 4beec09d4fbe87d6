// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.demo.issuer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/** A running issuer. Its passwords outlive it, in its folder; sessions and keys do not. */
public final class DemoIssuer implements AutoCloseable {
  private static final String PASSWORDS = "passwords.txt";

  private final URI issuer;
  private final Passwords passwords;
  private final ConfigurableApplicationContext context;

  private DemoIssuer(URI issuer, Passwords passwords, ConfigurableApplicationContext context) {
    this.issuer = issuer;
    this.passwords = passwords;
    this.context = context;
  }

  /**
   * Runs when this returns.
   *
   * @param folder exists; holds the passwords
   * @param listen an address of the loopback; port 0 takes one that is free
   * @throws IllegalArgumentException for any other address: passwords of a demo protect nothing
   *     that others can reach
   */
  public static DemoIssuer start(
      Path folder, InetSocketAddress listen, List<Person> people, List<Client> clients)
      throws IOException {
    InetAddress address = listen.getAddress();
    if (address == null || !address.isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "the demo's issuer listens on the loopback alone, not on " + listen);
    }
    int port = listen.getPort() == 0 ? freePort(address) : listen.getPort();
    String host = address.getHostAddress();
    URI issuer = URI.create("http://%s:%d".formatted(host, port));
    Passwords passwords = Passwords.of(people, folder.resolve(PASSWORDS), new SecureRandom());
    IssuerSettings settings =
        new IssuerSettings(issuer, List.copyOf(people), List.copyOf(clients), passwords);
    return new DemoIssuer(issuer, passwords, IssuerApplication.start(settings));
  }

  private static int freePort(InetAddress address) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, address)) {
      return socket.getLocalPort();
    }
  }

  /** What a desk's settings name; the same page, read by people, says where the desks are. */
  public URI issuer() {
    return issuer;
  }

  public String password(Person person) {
    return passwords.of(person);
  }

  /** Where the passwords are kept, for their owner alone. */
  public Path passwordFile() {
    return passwords.file();
  }

  @Override
  public void close() {
    context.close();
  }
}
