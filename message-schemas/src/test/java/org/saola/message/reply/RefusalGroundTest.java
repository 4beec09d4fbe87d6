// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.saola.message.manifest.RefusalGround;
import org.saola.message.schema.Meaning;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RefusalGroundTest {
  private static final Path CODES = Path.of("../../shared/data/codes_exchange.json");

  @Test
  void theListIsThatOfTheDirectiveLetterByLetter() throws Exception {
    assumeTrue(Files.exists(CODES), "the list of codes is not here");
    JsonNode codes =
        JsonMapper.shared().readTree(Files.readString(CODES)).path("dir2023_977_refusal");
    List<String> letters =
        codes.values().stream().map(JsonNode::asString).map(RefusalGroundTest::letter).toList();
    assertThat(letters).hasSize(11);
    assertThat(Arrays.stream(RefusalGround.values()).map(RefusalGroundTest::cited))
        .containsExactlyElementsOf(letters);
  }

  // f_ii_ongoing_investigation_or_safety is Art. 6(1)(f)(ii).
  private static String letter(String code) {
    var match = Pattern.compile("([a-h])_(?:(i+)_)?.*").matcher(code);
    assertThat(match.matches()).isTrue();
    return "(%s)%s"
        .formatted(match.group(1), match.group(2) == null ? "" : "(" + match.group(2) + ")");
  }

  private static String cited(RefusalGround ground) {
    try {
      Meaning meaning = RefusalGround.class.getField(ground.name()).getAnnotation(Meaning.class);
      return meaning.source().replace("Directive (EU) 2023/977, Art. 6(1)", "");
    } catch (NoSuchFieldException e) {
      throw new AssertionError(e);
    }
  }
}
