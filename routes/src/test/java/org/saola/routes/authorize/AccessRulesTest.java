// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.authorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saola.message.manifest.Digest;

class AccessRulesTest {
  @TempDir private Path folder;
  private final List<String> register = new ArrayList<>();

  private final Recorded recorded = new Recorded();

  /** What a database would have on record. */
  private final class Recorded implements RuleRegister {
    private Optional<RuleFiles> last = Optional.empty();

    @Override
    public Optional<Digest> activeDigest() {
      return last.map(RuleFiles::digest);
    }

    @Override
    public Optional<RuleFiles> active() {
      return last;
    }

    @Override
    public void adopted(RuleFiles files) {
      last = Optional.of(files);
      register.add("adopted " + files.digest());
    }

    @Override
    public void refused(Digest rules, String why) {
      register.add("refused " + rules);
    }

    @Override
    public void notApproved(Digest rules) {
      register.add("not approved " + rules);
    }
  }

  @BeforeEach
  void copyRules() throws IOException {
    for (var file : RuleFiles.read(RuleTable.RULES).texts().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  @Test
  void aChangedFolderChangesNothing_andIsComplainedOfOnceItHasSettled() throws Exception {
    AccessRules rules = AccessRules.open(folder, recorded);
    Digest before = rules.digest();
    Files.delete(folder.resolve("nl-customs.cedar"));
    rules.reload();
    assertThat(register).hasSize(1);
    rules.reload();
    rules.reload();
    assertThat(rules.digest()).isEqualTo(before);
    assertThat(register)
        .containsExactly("adopted " + before, "not approved " + RuleFiles.read(folder).digest());
  }

  @Test
  void whatThenLiesInTheFolderIsComplainedOfAgainAfterItWasPutRight() throws Exception {
    AccessRules rules = AccessRules.open(folder, recorded);
    String text = Files.readString(folder.resolve("nl-customs.cedar"));
    for (int i = 0; i < 2; i++) {
      Files.delete(folder.resolve("nl-customs.cedar"));
      rules.reload();
      rules.reload();
      Files.writeString(folder.resolve("nl-customs.cedar"), text);
      rules.reload();
    }
    assertThat(register).hasSize(3);
  }

  @Test
  void whatIsPutOnRecordIsInForceForTheNextBatch_andInTheFolder() throws Exception {
    AccessRules rules = AccessRules.open(folder, recorded);
    Digest before = rules.digest();
    Authorize batch = rules.forBatch();
    var texts = new TreeMap<>(RuleFiles.read(folder).texts());
    texts.remove("nl-customs.cedar");
    recorded.adopted(new RuleFiles(texts));
    rules.reload();
    assertThat(rules.digest()).isNotEqualTo(before).isEqualTo(RuleFiles.read(folder).digest());
    assertThat(batch.rules()).isEqualTo(before);
    assertThat(rules.forBatch().rules()).isEqualTo(rules.digest());
    assertThat(folder.resolve("nl-customs.cedar")).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeWrittenKeepsNoRulesOutOfForce_andIsWrittenLater() throws Exception {
    AccessRules rules = AccessRules.open(folder, recorded);
    var texts = new TreeMap<>(RuleFiles.read(folder).texts());
    texts.replaceAll((name, text) -> text + "\n");
    var next = new RuleFiles(texts);
    recorded.adopted(next);
    Path inTheWay = Files.createDirectory(folder.resolve(".all.cedar.part"));
    for (int look = 0; look < 4; look++) {
      rules.reload();
    }
    assertThat(rules.digest()).isEqualTo(next.digest());
    assertThat(register).noneMatch(line -> line.startsWith("not approved"));

    Files.delete(inTheWay);
    rules.reload();
    rules.reload();
    assertThat(RuleFiles.read(folder)).isEqualTo(next);
    assertThat(register).hasSize(2);
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
