// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.suite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Test vectors of C2SP Wycheproof, which lie beside the repository and not in it. */
final class Wycheproof {
  /** One case of a file, with the group that it stands in. */
  record Case(JsonNode group, JsonNode test) {
    byte[] bytes(String field) {
      return HexFormat.of().parseHex(test.get(field).asString());
    }

    byte[] groupBytes(String field) {
      return HexFormat.of().parseHex(group.get(field).asString());
    }

    boolean is(String result) {
      return test.get("result").asString().equals(result);
    }
  }

  /** Checks one case. */
  interface Check {
    void check(Case vector) throws Exception;
  }

  private Wycheproof() {}

  static Stream<DynamicTest> tests(String file, Check check) throws Exception {
    JsonNode root = JsonMapper.builder().build().readTree(Files.readAllBytes(file(file)));
    return root.get("testGroups")
        .valueStream()
        .flatMap(group -> group.get("tests").valueStream().map(test -> new Case(group, test)))
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    "%s %s".formatted(vector.test().get("tcId"), vector.test().path("comment")),
                    () -> check.check(vector)));
  }

  private static Path file(String name) {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isDirectory(at.resolve("shared/vectors/wycheproof"))) {
      at = at.getParent();
    }
    Assumptions.assumeTrue(
        at != null, "skipped: no folder shared/vectors/wycheproof above the working one");
    return at.resolve("shared/vectors/wycheproof").resolve(name);
  }
}
