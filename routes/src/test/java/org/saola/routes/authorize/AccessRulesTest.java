// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.message.manifest.Digest;

class AccessRulesTest {
  @TempDir private Path folder;
  private final List<String> register = new ArrayList<>();

  private final RuleRegister recorded =
      new RuleRegister() {
        @Override
        public void adopted(RuleFiles files) {
          register.add("adopted " + files.digest());
        }

        @Override
        public void refused(Digest rules, String why) {
          register.add("refused " + rules);
        }
      };

  @BeforeEach
  void copyRules() throws IOException {
    for (var file : RuleFiles.read(RuleTable.RULES).texts().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  @Test
  void aChangedSetIsTakenOverOnceItHasSettled_andRecordedFirst() throws Exception {
    AccessRules rules = AccessRules.open(folder, recorded);
    Digest before = rules.digest();
    Authorize batch = rules.forBatch();
    Files.delete(folder.resolve("nl-customs.cedar"));
    rules.reload();
    assertThat(rules.digest()).isEqualTo(before);
    rules.reload();
    assertThat(rules.digest()).isNotEqualTo(before);
    assertThat(register).containsExactly("adopted " + before, "adopted " + rules.digest());
    assertThat(batch.rules()).isEqualTo(before);
    assertThat(rules.forBatch().rules()).isEqualTo(rules.digest());
  }

  @Test
  void anInvalidSetIsRefusedOnce_andTheOldOneStays() throws Exception {
    AccessRules rules = AccessRules.open(folder, recorded);
    Digest before = rules.digest();
    Files.writeString(folder.resolve("nl-customs.cedar"), "permit (principal, action, resource);");
    for (int look = 0; look < 4; look++) {
      rules.reload();
    }
    assertThat(rules.digest()).isEqualTo(before);
    assertThat(register).hasSize(2);
    assertThat(register.getLast()).startsWith("refused ");
  }

  @Test
  void whatCannotBeRecordedIsNotTakenOver() throws Exception {
    AccessRules rules = AccessRules.open(folder, recorded);
    AccessRules failing =
        AccessRules.open(
            folder,
            new RuleRegister() {
              private boolean first = true;

              @Override
              public void adopted(RuleFiles files) {
                if (!first) {
                  throw new IllegalStateException("no database");
                }
                first = false;
              }

              @Override
              public void refused(Digest digest, String why) {}
            });
    Files.delete(folder.resolve("nl-customs.cedar"));
    failing.reload();
    assertThatThrownBy(failing::reload).hasMessage("no database");
    assertThat(failing.digest()).isEqualTo(rules.digest());
  }

  @Test
  void aHubWithoutValidRulesDoesNotStart() throws Exception {
    Files.delete(folder.resolve("schema.cedarschema"));
    assertThatThrownBy(() -> AccessRules.open(folder, recorded)).isInstanceOf(RulesRefused.class);
    assertThat(register).isEmpty();
  }

  @Test
  void hiddenAndForeignFilesAreNoRules() throws Exception {
    Digest before = RuleFiles.read(folder).digest();
    Files.writeString(folder.resolve(".nl-customs.cedar"), "half a ru");
    Files.writeString(folder.resolve("notes.txt"), "x");
    assertThat(RuleFiles.read(folder).digest()).isEqualTo(before);
  }
}
