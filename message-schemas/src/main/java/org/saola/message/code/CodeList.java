// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** One version of a list of codes with their names. Versions are never edited, only added. */
public final class CodeList {
  private static final CSVFormat FORM =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private final ListId id;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, String> codes = new HashMap<>();

  private CodeList(ListId id) {
    this.id = id;
  }

  static CodeList load(String list) {
    ListId id = new ListId(list);
    CodeList codes = new CodeList(id);
    String file = list.replace('/', '.') + ".csv";
    try (InputStream resource = CodeList.class.getResourceAsStream(file)) {
      if (resource == null) {
        throw new IllegalStateException("the code list " + file + " is not packaged");
      }
      FORM.parse(new InputStreamReader(resource, StandardCharsets.UTF_8)).forEach(codes::add);
    } catch (IOException e) {
      throw new UncheckedIOException("the code list " + file + " cannot be read", e);
    }
    return codes;
  }

  private void add(CSVRecord row) {
    String code = row.get("code");
    names.put(code, row.get("name"));
    codes.putIfAbsent(folded(row.get("name")), code);
    for (String spelling : row.get("also").split(";")) {
      if (!spelling.isEmpty()) {
        codes.putIfAbsent(folded(spelling), code);
      }
    }
  }

  public ListId id() {
    return id;
  }

  public boolean has(String code) {
    return names.containsKey(code);
  }

  public Optional<String> nameOf(String code) {
    return Optional.ofNullable(names.get(code));
  }

  /** The code that a text means: the code itself as written, or a name in any case. */
  public Optional<String> codeOf(String text) {
    return has(text) ? Optional.of(text) : Optional.ofNullable(codes.get(folded(text)));
  }

  public Collection<String> codes() {
    return Collections.unmodifiableSet(names.keySet());
  }

  private static String folded(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
