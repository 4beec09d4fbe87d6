// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.demo.issuer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page to sign in, and the one that says where the desks are. */
@Controller
class IssuerPages {
  private final IssuerSettings settings;

  IssuerPages(IssuerSettings settings) {
    this.settings = settings;
  }

  @GetMapping("/")
  String start(Model model) {
    model.addAttribute("clients", settings.clients());
    return "start";
  }

  @GetMapping("/sign-in")
  String signIn(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam @Nullable String refused,
      Model model) {
    Optional<Client> client = askedFor(request, response);
    String program = client.map(Client::name).orElse("");
    Map<Boolean, List<Person>> people =
        settings.people().stream()
            .collect(
                Collectors.partitioningBy(
                    person -> client.isEmpty() || client.get().suits(person)));
    List<Person> first = people.getOrDefault(true, List.of());
    List<Person> others = people.getOrDefault(false, List.of());
    String likely = program.isEmpty() || first.isEmpty() ? "" : first.getFirst().username();
    String chosen = Optional.ofNullable(refused).orElse(likely);
    model.addAttribute("program", program);
    model.addAttribute("first", first);
    model.addAttribute("others", others);
    model.addAttribute(
        "othersOpen",
        first.isEmpty() || others.stream().anyMatch(person -> person.username().equals(chosen)));
    model.addAttribute("refused", refused != null);
    model.addAttribute("chosen", chosen);
    model.addAttribute("file", settings.passwords().file());
    return "sign-in";
  }

  /** The program whose request waits for this person to sign in. */
  private Optional<Client> askedFor(HttpServletRequest request, HttpServletResponse response) {
    SavedRequest waiting = new HttpSessionRequestCache().getRequest(request, response);
    return Optional.ofNullable(waiting)
        .flatMap(each -> Optional.ofNullable(each.getParameterValues("client_id")))
        .flatMap(ids -> settings.client(ids[0]));
  }
}
