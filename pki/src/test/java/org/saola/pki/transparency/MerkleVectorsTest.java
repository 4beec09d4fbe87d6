// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** RFC 6962 proofs of transparency-dev/merkle: good ones hold, broken ones do not. */
class MerkleVectorsTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  private interface Check {
    void run(JsonNode vector) throws LogRefused;
  }

  @Test
  void inclusion_asPublished() throws Exception {
    Check inclusion =
        vector ->
            ProofPath.requireIncluded(
                bytes(vector, "leafHash"),
                number(vector, "leafIdx"),
                proof(vector),
                number(vector, "treeSize"),
                bytes(vector, "root"));
    assertThat(run("merkle/inclusion", inclusion)).isGreaterThan(90);
  }

  @Test
  void consistency_asPublished() throws Exception {
    Check consistency =
        vector ->
            Proofs.verifyConsistency(
                number(vector, "size1"),
                bytes(vector, "root1"),
                number(vector, "size2"),
                bytes(vector, "root2"),
                proof(vector));
    assertThat(run("merkle/consistency", consistency)).isGreaterThan(70);
  }

  private static int run(String folder, Check check) throws Exception {
    List<Path> files = PublishedVectors.json(folder);
    for (Path file : files) {
      JsonNode vector = JSON.readTree(file.toFile());
      assertThat(isRefused(check, vector))
          .as(file.toString())
          .isEqualTo(vector.get("wantErr").asBoolean());
    }
    return files.size();
  }

  private static boolean isRefused(Check check, JsonNode vector) {
    try {
      check.run(vector);
      return false;
    } catch (LogRefused e) {
      return true;
    }
  }

  /** Sizes above 2^63 become negative, which no log has. */
  private static long number(JsonNode vector, String field) {
    return vector.get(field).bigIntegerValue().longValue();
  }

  private static byte[] bytes(JsonNode vector, String field) {
    return Base64.getDecoder().decode(vector.get(field).asString());
  }

  private static List<byte[]> proof(JsonNode vector) {
    List<byte[]> proof = new ArrayList<>();
    vector.get("proof").forEach(hash -> proof.add(Base64.getDecoder().decode(hash.asString())));
    return proof;
  }
}
