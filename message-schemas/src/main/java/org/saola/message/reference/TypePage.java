// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.reference;

import static org.saola.message.reference.Html.code;
import static org.saola.message.reference.Html.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.saola.message.manifest.FieldsOfType;
import org.saola.message.schema.Meaning;
import org.saola.message.type.Flow;
import org.saola.message.type.MessageType;
import org.saola.message.type.PartyKind;

/** The page of one message type. */
final class TypePage {
  private final MessageType type;
  private final String example;

  /**
   * @param example a valid message of the type, as JSON
   */
  TypePage(MessageType type, String example) {
    this.type = type;
    this.example = example;
  }

  static String fileName(MessageType type) {
    return type.id().value().replace('/', '-');
  }

  /** What it is for, in the words of its record. */
  static String purpose(MessageType type) {
    Meaning meaning = type.message().getAnnotation(Meaning.class);
    return meaning == null ? "" : text(meaning.value()) + RecordSection.source(meaning.source());
  }

  String html() {
    List<Class<?>> parts = new ArrayList<>();
    FieldHelp.of(type.message()).forEach(part -> part.holds().ifPresent(parts::add));
    String body =
        """
        <nav><a href="index.html">All message types</a></nav>
        <main>
        <h1>%s</h1>
        <p class="lead">%s</p>
        <h2>Who may send it to whom</h2>
        %s
        <h2>Parts</h2>
        <div class="wide">
        <table>
        <thead><tr><th>Part</th><th>Meaning</th><th>Holds</th></tr></thead>
        <tbody>
        %s
        </tbody>
        </table>
        </div>
        <h2>Fields</h2>
        %s
        <h2>Example</h2>
        <p>The parts by name, as a draft has them under %s%s. %s checks them: <a href="%s.json">%s.json</a>.</p>
        <pre tabindex="0">%s</pre>
        </main>
        """
            .formatted(
                text(type.id().value()),
                purpose(type),
                flow(),
                parts(),
                RecordSection.sections(parts),
                code("parts"),
                inManifest(),
                "Its JSON Schema",
                fileName(type),
                fileName(type),
                text(example));
    return Html.page(type.id().value(), body);
  }

  /** Whoever writes a draft must know what does not stand under its parts. */
  private String inManifest() {
    String fields =
        FieldsOfType.of(type.id()).stream()
            .sorted()
            .map(Html::code)
            .collect(Collectors.joining(", "));
    return fields.isEmpty() ? "" : "; beside it, in clear as in the manifest, " + fields;
  }

  private String parts() {
    return FieldHelp.of(type.message()).stream()
        .map(
            part ->
                RecordSection.row(part)
                    .replaceFirst(
                        "</td>", part.nominal() ? " <mark>personal data</mark></td>" : "</td>"))
        .collect(Collectors.joining("\n"));
  }

  private String flow() {
    Flow flow = type.flow();
    String nominal =
        flow.nominalTo().isEmpty()
            ? ""
            : "<dt>Personal data reaches</dt><dd>%s</dd>\n".formatted(kinds(flow.nominalTo()));
    return """
    <dl>
    <dt>Sent by</dt><dd>%s</dd>
    <dt>Received by</dt><dd>%s</dd>
    %s</dl>
    <p>%s%sThese are the rules that bind all; an agency's own rules may give less, and of its own messages more. Third countries need a transfer basis.</p>
    """
        .formatted(
            kinds(flow.from()),
            kinds(flow.to()),
            nominal,
            flow.closedGroup() ? "It goes through closed groups alone. " : "",
            type.answers() ? "It always answers a message, and names it. " : "");
  }

  private static String kinds(Collection<PartyKind> kinds) {
    return kinds.stream().sorted().map(TypePage::kind).collect(Collectors.joining(", "));
  }

  private static String kind(PartyKind kind) {
    return switch (kind) {
      case CITES -> "CITES authorities";
      case CUSTOMS -> "customs";
      case POLICE -> "police";
      case EUROPOL -> "Europol and similar bodies";
      case PARTNER -> "partners";
    };
  }
}
