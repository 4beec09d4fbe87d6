// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.console.consult;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks why somebody looks, before they look. */
@Controller
class ConsultPages {
  private final Consultations consultations;
  private final SecureRandom random;

  ConsultPages(Consultations consultations, SecureRandom random) {
    this.consultations = consultations;
    this.random = random;
  }

  /** Forwarded to when somebody was not let in because it could not be written down. */
  @RequestMapping(RecordedSignIn.UNRECORDED)
  String unrecorded(HttpServletResponse response) {
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    return "unrecorded";
  }

  @GetMapping("/consult")
  String ask(@RequestParam("then") Optional<String> then, Model model) {
    return form("", "", then.orElse("/"), List.of(), model);
  }

  @PostMapping("/consult")
  @Nullable String begin(
      @RequestParam(name = "ground", defaultValue = "") String ground,
      @RequestParam(name = "words", defaultValue = "") String typed,
      @RequestParam(name = "then", defaultValue = "/") String then,
      HttpSession session,
      HttpServletResponse response,
      Model model)
      throws IOException {
    String words = Task.line(typed);
    Optional<Ground> known =
        Arrays.stream(Ground.values()).filter(it -> it.name().equals(ground)).findFirst();
    Optional<String> problem = Task.problem(words);
    if (known.isEmpty() || problem.isPresent()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      List<String> problems =
          known.isEmpty()
              ? problem.map(it -> List.of("consult.choose", it)).orElse(List.of("consult.choose"))
              : List.of(problem.get());
      return form(ground, typed, then, problems, model);
    }
    Task task = new Task(HexFormat.of().toHexDigits(random.nextInt()), known.get(), words);
    consultations.consulted(Auditor.present(), task, null, "begins");
    Tasks.begin(session, task);
    // Not by a view's name: it would expand what looks like a variable.
    response.sendRedirect(within(then));
    return null;
  }

  private static String form(
      String ground, String words, String then, List<String> problems, Model model) {
    model.addAttribute("grounds", Ground.values());
    model.addAttribute("ground", ground);
    model.addAttribute("words", words);
    model.addAttribute("then", within(then));
    model.addAttribute("problems", problems);
    return "consult";
  }

  /** Only to a page of the console itself. */
  private static String within(String then) {
    return then.matches("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?") ? then : "/";
  }
}
