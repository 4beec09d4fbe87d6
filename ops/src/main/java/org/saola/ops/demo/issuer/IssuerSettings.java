// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.demo.issuer;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What one issuer is started with. */
record IssuerSettings(URI issuer, List<Person> people, List<Client> clients, Passwords passwords) {

  Optional<Person> person(String username) {
    return people.stream().filter(person -> person.username().equals(username)).findFirst();
  }

  Optional<Client> client(String id) {
    return clients.stream().filter(client -> client.id().equals(id)).findFirst();
  }
}
