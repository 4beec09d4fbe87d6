// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.stix;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saola.message.format.traced.Labelled;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The objects of a bundle in the making, each with author, times and markings. */
final class StixObjects {
  // STIX 2.1, 3.2: created and modified have exactly three digits of a second.
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final StixContext context;
  private final Map<String, ObjectNode> objects = new LinkedHashMap<>();
  private final List<ObjectNode> markings;
  private final String author;

  StixObjects(StixContext context) {
    this.context = context;
    this.markings = StixMarkings.of(context.marking(), time(context.at()));
    String name = context.author().value();
    this.author = StixId.of("identity", "agency/" + name);
    ObjectNode identity = object("identity", author);
    identity.put("name", name);
    identity.put("identity_class", "organization");
  }

  static String time(Instant at) {
    return TIME.format(at);
  }

  String time() {
    return time(context.at());
  }

  /**
   * A domain or relationship object.
   *
   * @param local what tells it from the message's other objects of this kind
   */
  ObjectNode add(String type, String local) {
    return object(type, StixId.of(type, context.key() + "/" + local));
  }

  private ObjectNode object(String type, String id) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("type", type);
    object.put("spec_version", "2.1");
    object.put("id", id);
    object.put("created_by_ref", author);
    object.put("created", time());
    object.put("modified", time());
    mark(object);
    objects.put(id, object);
    return object;
  }

  /** A web address, which has the same id in every bundle of anybody. */
  ObjectNode url(String value) {
    String id = StixId.ofObservable("url", "{\"value\":\"%s\"}".formatted(value));
    ObjectNode url = JsonNodeFactory.instance.objectNode();
    url.put("type", "url");
    url.put("spec_version", "2.1");
    url.put("id", id);
    mark(url);
    url.put("value", value);
    objects.put(id, url);
    return url;
  }

  private void mark(ObjectNode object) {
    ArrayNode refs = object.putArray("object_marking_refs");
    markings.forEach(marking -> refs.add(id(marking)));
  }

  void note(String local, String title, Labelled content, ObjectNode about) {
    if (content.isEmpty()) {
      return;
    }
    ObjectNode note = add("note", local);
    note.put("abstract", title);
    note.put("content", content.toString());
    note.putArray("object_refs").add(id(about));
  }

  void relate(ObjectNode from, String how, ObjectNode to, String description) {
    ObjectNode relationship =
        add("relationship", "%s/%s/%s/%s".formatted(id(from), how, id(to), description));
    relationship.put("relationship_type", how);
    relationship.put("description", description);
    relationship.put("source_ref", id(from));
    relationship.put("target_ref", id(to));
  }

  /** The object that holds the others together; the last one to add. */
  void report(String name, String description, List<ObjectNode> references) {
    List<String> all = List.copyOf(objects.keySet());
    ObjectNode report = add("report", "report");
    report.put("name", name);
    report.put("description", description);
    report.put("published", time());
    ArrayNode externals = JsonNodeFactory.instance.arrayNode();
    references.forEach(externals::add);
    if (!externals.isEmpty()) {
      report.set("external_references", externals);
    }
    ArrayNode refs = report.putArray("object_refs");
    all.forEach(refs::add);
  }

  static ObjectNode external(String source, String id) {
    ObjectNode reference = JsonNodeFactory.instance.objectNode();
    reference.put("source_name", source);
    reference.put("external_id", id);
    return reference;
  }

  byte[] bundle() {
    ObjectNode bundle = JsonNodeFactory.instance.objectNode();
    bundle.put("type", "bundle");
    bundle.put("id", StixId.of("bundle", context.key()));
    ArrayNode all = bundle.putArray("objects");
    markings.forEach(all::add);
    objects.values().forEach(all::add);
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(bundle);
  }

  private static String id(ObjectNode object) {
    return object.path("id").asString();
  }
}
