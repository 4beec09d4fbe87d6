// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.compose;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.saola.connectors.compose.Composer;
import org.saola.connectors.desk.compose.draft.About;
import org.saola.connectors.desk.compose.draft.Drafts;
import org.saola.connectors.desk.compose.draft.DraftsFull;
import org.saola.connectors.desk.compose.draft.KeptDraft;
import org.saola.connectors.desk.compose.form.Forms;
import org.saola.connectors.desk.compose.table.Checked;
import org.saola.connectors.desk.compose.table.KeptTable.At;
import org.saola.connectors.desk.compose.table.Table;
import org.saola.connectors.desk.compose.table.TableRefused;
import org.saola.connectors.desk.compose.table.Tables;
import org.saola.connectors.home.MessageDefaults;
import org.saola.message.format.Mappings;
import org.saola.message.format.TableKind;
import org.saola.message.manifest.TypeId;
import org.saola.pages.signin.Person;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;

/** A table: brought, and mended where it does not fit. */
@Controller
class TablePages {
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  /** Larger tables are kept as somebody types, and checked when asked. */
  private static final int CHECKED_AT_ONCE = 1_000;

  private final Drafts drafts;
  private final TableKinds kinds;
  private final Tables tables;
  private final TableView view;
  private final TableForm form;
  private final FormView forms;
  private final Sending sending;
  private final Composer composer;
  private final Clock clock;
  private final Supplier<UUID> ids = UUID::randomUUID;

  TablePages(
      Drafts drafts,
      TableKinds kinds,
      Tables tables,
      TableView view,
      TableForm form,
      FormView forms,
      Sending sending,
      Composer composer,
      Clock clock) {
    this.drafts = drafts;
    this.kinds = kinds;
    this.tables = tables;
    this.view = view;
    this.form = form;
    this.forms = forms;
    this.sending = sending;
    this.composer = composer;
    this.clock = clock;
  }

  /**
   * @param type what the rows become
   * @param wrong why the last file was not taken
   */
  @GetMapping("/compose/table")
  String begin(
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(defaultValue = "") String wrong,
      @RequestParam(defaultValue = "0") long row,
      @RequestParam(defaultValue = "0") int column,
      Model model) {
    boolean known =
        Arrays.stream(TableRefused.Code.values()).anyMatch(code -> code.name().equals(wrong));
    TableKind kind = kinds.find(type);
    model.addAttribute("type", TableKinds.name(kind));
    model.addAttribute("types", kinds.offered().stream().map(TableKinds::name).toList());
    model.addAttribute("columns", kinds.columns(kind));
    model.addAttribute("id", ids.get().toString());
    model.addAttribute("wrong", known ? wrong : "");
    model.addAttribute("row", row);
    model.addAttribute("column", column);
    model.addAttribute("largest", Tables.LARGEST);
    model.addAttribute("mostRows", Tables.MOST_ROWS);
    model.addAttribute("longestCell", Tables.LONGEST_CELL);
    return "table-start";
  }

  /** Forwarded to before a file is read that is larger than any that is taken. */
  @GetMapping("/compose/table-too-large")
  @ResponseStatus(HttpStatus.CONTENT_TOO_LARGE)
  String tooLarge(@RequestParam(required = false) @Nullable String type, Model model) {
    return begin(type, TableRefused.Code.TOO_LARGE.name(), 0, 0, model);
  }

  /** A table to be filled in: its columns alone. */
  @GetMapping("/compose/table/{type}.csv")
  ResponseEntity<String> template(@PathVariable String type) {
    List<String> names =
        Mappings.columns(kinds.find(type)).stream().map(Mappings.Column::name).toList();
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(type + ".csv").build().toString())
        .body(String.join(",", names) + "\r\n");
  }

  @PostMapping("/compose/drafts/{id}/table")
  String bring(
      @AuthenticationPrincipal OidcUser user,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam MultipartFile file)
      throws IOException {
    Person officer = Person.of(user);
    TableKind kind = kinds.find(type);
    if (!Drafts.isId(id)) {
      throw new NotThere();
    }
    if (drafts.find(officer, id).isPresent()) {
      // The button was pressed twice.
      return Onward.table(id);
    }
    Path brought = Files.createTempFile(drafts.make(officer, id), "brought", "");
    try {
      file.transferTo(brought.toFile());
      tables.bring(
          officer, draft(id, kind.type(), FilePages.name(file.getOriginalFilename())), brought);
      return Onward.table(id);
    } catch (TableRefused e) {
      return "redirect:/compose/table?wrong=%s&row=%d&column=%d&type=%s"
          .formatted(e.code(), e.row(), e.column(), TableKinds.name(kind));
    } finally {
      Files.deleteIfExists(brought);
    }
  }

  private KeptDraft draft(String id, TypeId type, String name) {
    KeptDraft empty = KeptDraft.empty(id, type, About.nothing(), clock.instant());
    return KeptDraft.ofTable(
        id,
        type,
        name.isEmpty() ? Forms.name(type) : name,
        forms.prefilled(empty),
        composer.usual(type).map(MessageDefaults::to).orElseThrow(),
        clock.instant());
  }

  @GetMapping("/compose/drafts/{id}/table")
  String table(
      @AuthenticationPrincipal OidcUser user,
      @PathVariable String id,
      TableForm.Look look,
      Model model)
      throws IOException {
    Person officer = Person.of(user);
    KeptDraft draft = sending.tableDraft(officer, id);
    view.show(officer, draft, look, model);
    return "table";
  }

  /** Keeps what was typed, then does what the button says. */
  @PostMapping("/compose/drafts/{id}/table/cells")
  String save(
      @AuthenticationPrincipal OidcUser user,
      @PathVariable String id,
      @RequestParam(defaultValue = "check") String action,
      TableForm.Look look,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws IOException {
    Person officer = Person.of(user);
    KeptDraft draft = sending.tableDraftToChange(officer, id);
    try {
      form.keep(officer, id, request.getParameterMap());
    } catch (DraftsFull e) {
      if (TableForm.isMark(action)) {
        form.act(officer, id, action, look);
      }
      response.setStatus(HttpStatus.INSUFFICIENT_STORAGE.value());
      model.addAttribute("most", drafts.most());
      view.show(officer, draft, look, TableForm.typed(request.getParameterMap()), model);
      return "table";
    }
    return Onward.draft(id) + form.act(officer, id, action, look);
  }

  /** As the officer types: what each cell shown is now. */
  @PostMapping("/compose/drafts/{id}/table/keep")
  String keep(
      @AuthenticationPrincipal OidcUser user,
      @PathVariable String id,
      HttpServletRequest request,
      Model model)
      throws IOException {
    Person officer = Person.of(user);
    Optional<String> went = sending.went(officer, id);
    if (went.isPresent()) {
      model.addAttribute("went", went.get());
      return "compose-parts :: went";
    }
    try {
      return kept(officer, id, request.getParameterMap(), model);
    } catch (DraftsFull e) {
      model.addAttribute("most", drafts.most());
      return "compose-parts :: full";
    }
  }

  private String kept(Person officer, String id, Map<String, String[]> typed, Model model)
      throws IOException {
    Table before = tables.find(officer, id).orElseThrow(NotThere::new);
    if (before.kept().rows() > CHECKED_AT_ONCE) {
      form.keep(officer, id, typed);
      KeptDraft kept = drafts.find(officer, id).orElseThrow(NotThere::new);
      model.addAttribute("changed", kept.changed());
      model.addAttribute("until", kept.keptUntil());
      return "compose-parts :: kept";
    }
    Checked then = tables.check(officer, id, before);
    Set<At> written = form.keep(officer, id, typed);
    KeptDraft draft = drafts.find(officer, id).orElseThrow(NotThere::new);
    view.showCells(
        officer,
        draft,
        typed.keySet(),
        cell ->
            written.contains(cell.at())
                || !cell.troubles().equals(TableCells.troubles(then, cell.at())),
        model);
    model.addAttribute("changed", draft.changed());
    model.addAttribute("until", draft.keptUntil());
    return "table-parts :: answer";
  }

  @PostMapping("/compose/drafts/{id}/table/columns")
  String columns(
      @AuthenticationPrincipal OidcUser user, @PathVariable String id, HttpServletRequest request)
      throws IOException {
    Person officer = Person.of(user);
    sending.tableDraftToChange(officer, id);
    boolean distinct = form.columns(officer, id, request.getParameterMap());
    return Onward.table(id) + (distinct ? "?checked=yes" : "?twice=yes#columns");
  }
}
