// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.saola.message.manifest.Digest;

/**
 * The text of a rule set: {@code schema.cedarschema}, {@code all.cedar} and one file per agency.
 *
 * @param texts by file name
 */
record RuleFiles(SortedMap<String, String> texts) {
  static final String SCHEMA = "schema.cedarschema";
  static final String ALL = "all.cedar";
  static final String SUFFIX = ".cedar";

  RuleFiles {
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
  }

  static RuleFiles read(Path folder) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    for (Path file : ruleFiles(folder)) {
      texts.put(file.getFileName().toString(), Files.readString(file));
    }
    return new RuleFiles(texts);
  }

  /** Makes the folder hold these files, and no other rule file. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Path file : ruleFiles(folder)) {
      if (!texts.containsKey(file.getFileName().toString())) {
        Files.delete(file);
      }
    }
    for (Map.Entry<String, String> file : texts.entrySet()) {
      Path aside = folder.resolve("." + file.getKey() + ".part");
      Files.writeString(aside, file.getValue());
      Files.move(aside, folder.resolve(file.getKey()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Whether a name can be that of a rule file, and of nothing outside the folder. */
  private static boolean isName(String name) {
    return name.equals(SCHEMA) || name.matches("[a-z0-9-]{1,40}\\.cedar");
  }

  /** What {@link #bytes} has written. */
  static RuleFiles of(byte[] bytes) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      while (in.available() > 0) {
        String name = text(in);
        if (!isName(name)) {
          throw new IOException("no rule file is named " + name);
        }
        texts.put(name, text(in));
      }
    }
    return new RuleFiles(texts);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("the rule files are not whole");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static List<Path> ruleFiles(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(RuleFiles::isRuleFile).toList();
    }
  }

  private static boolean isRuleFile(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && (name.equals(SCHEMA) || name.endsWith(SUFFIX));
  }

  String schema() throws RulesRefused {
    return text(SCHEMA);
  }

  /** Policy files by owner: {@code all}, or an agency's id in lower case. */
  Map<String, String> policies() throws RulesRefused {
    text(ALL);
    Map<String, String> policies = new TreeMap<>();
    texts.forEach(
        (name, text) -> {
          if (name.endsWith(SUFFIX)) {
            policies.put(name.substring(0, name.length() - SUFFIX.length()), text);
          }
        });
    return policies;
  }

  private String text(String name) throws RulesRefused {
    String text = texts.get(name);
    if (text == null) {
      throw new RulesRefused(
          RuleMistake.inFile(
              name, name + " is missing", "Put it back: no rule set is without it."));
    }
    return text;
  }

  /**
   * The set in one piece: for each file, in the order of names, the length-prefixed name and text.
   */
  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      for (Map.Entry<String, String> file : texts.entrySet()) {
        prefixed(out, file.getKey());
        prefixed(out, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every byte", e);
    }
    return bytes.toByteArray();
  }

  private static void prefixed(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  /** What the log and every decision name the set by. */
  Digest digest() {
    return Digest.of(bytes());
  }
}
