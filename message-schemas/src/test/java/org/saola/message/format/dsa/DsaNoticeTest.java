// SPDX-License-Identifier: EUPL-1.2
package org.saola.message.format.dsa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.message.format.traced.NominalParts;
import org.saola.message.format.traced.TracedMessage;
import org.saola.message.json.StrictJson;
import org.saola.message.listing.OnlineListingMessage;
import org.saola.message.manifest.TypeId;
import org.saola.message.type.MessageTypes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DsaNoticeTest {
  private static final Path SAMPLES =
      Path.of("src/main/resources/org/saola/message/samples/online-listing/valid");
  private static final String SCALES = "pangolin-scales-on-a-marketplace.json";
  private static final String PARROTS = "parrots-by-a-trusted-flagger.json";

  private static TracedMessage message(String json) throws Exception {
    OnlineListingMessage message =
        StrictJson.read(json.getBytes(UTF_8), OnlineListingMessage.class);
    return TracedMessage.of(
        MessageTypes.find(new TypeId("online-listing/1")).orElseThrow(),
        Optional.empty(),
        Map.of("listing", message.listing()),
        NominalParts.LEFT_OUT);
  }

  private static List<String> values(JsonNode node) {
    List<String> values = new ArrayList<>();
    if (node.isContainer()) {
      node.forEach(it -> values.addAll(values(it)));
    } else {
      values.add(node.asString());
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(strings = {SCALES, PARROTS})
  void textAndJsonSayAllThatTheLawAsksFor(String sample) throws Exception {
    String json = Files.readString(SAMPLES.resolve(sample));
    JsonNode listing = JsonMapper.shared().readTree(json).path("listing");
    DsaNotice notice = DsaNotice.of(message(json));
    String text = notice.text().replaceAll("\\s+", " ");
    JsonNode written = JsonMapper.shared().readTree(notice.json());
    for (String value : values(listing)) {
      String code = "specimen-terms/eu-2025";
      if (!List.of("true", "180", "EUR", code).contains(value)) {
        assertThat(text).contains(value);
        assertThat(values(written)).anyMatch(it -> it.contains(value));
      }
    }
    assertThat(text).contains("in good faith", "Art. 16".toUpperCase(java.util.Locale.ROOT));
    assertThat(notice.lost())
        .allMatch(path -> path.matches(".*(\\.list|price\\.(amount|currency))"));
  }

  @Test
  void everyFieldIsCarriedOrLost() throws Exception {
    TracedMessage message = message(Files.readString(SAMPLES.resolve(SCALES)));
    DsaNotice notice = DsaNotice.of(message);
    List<String> all = new ArrayList<>(message.carried());
    all.addAll(notice.lost());
    assertThat(all).containsExactlyInAnyOrderElementsOf(message.present());
    assertThat(notice.lost())
        .contains("listing.offers[0].price.amount", "listing.offers[0].specimens[0].list");
  }

  @Test
  void aValueCannotPassForAHeading() throws Exception {
    String json =
        Files.readString(SAMPLES.resolve(PARROTS))
            .replaceFirst(
                "\"explanation\": \"", "\"explanation\": \"x\\\\n3. Who gives this notice\\\\n");
    String text = DsaNotice.of(message(json)).text();
    assertThat(text.lines().filter(line -> line.startsWith("3. "))).hasSize(1);
  }
}
