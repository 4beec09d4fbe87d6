// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.saola.acceptance.browser.BrowserExtension;
import org.saola.acceptance.browser.Look;
import org.saola.acceptance.browser.Windows;
import org.saola.pki.transparency.LogKeys;
import org.saola.routes.evidence.KnownLeaf.Opened;

/** What the browser says of entries, proofs and logs that somebody has meddled with. */
@ExtendWith(BrowserExtension.class)
class BrowserProofTest {
  private static final int SIZE = 300;

  @TempDir Path folder;
  private LogKeys keys;
  private SignedLog log;
  private ProvenPage site;

  @BeforeEach
  void publish() throws Exception {
    keys = LogKeys.create(folder.resolve("keys"), "saola.test/hub", new SecureRandom());
    log = new SignedLog(folder.resolve("log"), keys).grow(SIZE, "one");
    site = new ProvenPage(log.answers());
    for (long index : new long[] {0, 3, 4, 255, 256, 299}) {
      site.shown.put(index, fields(index));
    }
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private static Map<String, String> fields(long index) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("event", "ACCEPTED");
    fields.put("detail", "one %d ü".formatted(index));
    fields.put("rules", "a,b");
    fields.put("terms.tlp", "AMBER");
    fields.put("terms.thread", "");
    fields.put("code", "");
    return fields;
  }

  private void load(Page page) {
    page.navigate(site.address());
    page.locator("[data-summary][data-state]").waitFor();
  }

  private void expect(Page page, int checked, int wrong, int open) {
    load(page);
    assertThat(page.locator("[data-summary]").textContent())
        .as(page.locator("main").textContent())
        .isEqualTo("Checked %d, wrong %d, open %d".formatted(checked, wrong, open));
  }

  private static String mark(Page page, long index) {
    Locator mark = page.locator("[data-entry='%d'] [data-mark]".formatted(index));
    return mark.getAttribute("data-state") + " " + mark.getAttribute("data-reason");
  }

  /** That one is wrong for this reason, and the others hold. */
  private void expectWrong(Page page, long index, String reason) {
    expect(page, 5, 1, 0);
    assertThat(mark(page, index)).isEqualTo("wrong " + reason);
  }

  private void expectAllWrong(Page page, String reason) {
    expect(page, 0, 6, 0);
    assertThat(mark(page, 4)).isEqualTo("wrong " + reason);
  }

  @Test
  void whatIsTrueIsChecked_inOneRequest_andTheNumbersAreThere(Windows windows) {
    Page page = windows.open(Look.LIGHT);
    expect(page, 6, 0, 0);
    assertThat(site.requests).isEqualTo(1);
    assertThat(site.asked).isEqualTo("entries=0,3,4,255,256,299");
    assertThat(page.locator("[data-entry='4'] [data-mark]").textContent())
        .isEqualTo("Checked by this browser.");
    page.locator("[data-entry='4'] summary").click();
    assertThat(page.locator("[data-entry='4'] dl").innerText())
        .contains("one 4 ü", "300", "saola.test/hub", "Leaf hash", "Hashes on the way\n9");
    windows.axeFindsNothing(page);
    expect(page, 6, 0, 0);
    assertThat(site.asked).endsWith("&seen=300");
  }

  @Test
  void moreThanAHundred_areAskedForInTurns(Windows windows) {
    for (long index = 0; index < 110; index++) {
      site.shown.put(index, fields(index));
    }
    Page page = windows.open(Look.LIGHT);
    expect(page, 113, 0, 0);
    assertThat(site.requests).isEqualTo(2);
  }

  @Test
  void anEntryOrSaltChangedInTheDatabase_isNotTheLeaf(Windows windows) {
    Page page = windows.open(Look.LIGHT);
    Opened four = log.database.get(4L);
    byte[] entry = four.entry().clone();
    entry[entry.length - 20] ^= 1;
    log.database.put(4L, new Opened(4, entry, four.salt()));
    expectWrong(page, 4, "leaf");
    byte[] salt = four.salt().clone();
    salt[31] ^= 1;
    log.database.put(4L, new Opened(4, four.entry(), salt));
    expectWrong(page, 4, "leaf");
    log.database.put(4L, new Opened(4, four.entry(), null));
    expectWrong(page, 4, "leaf");
    log.database.put(4L, four);
    expect(page, 6, 0, 0);
  }

  /** Its own bytes, its own leaf and its own proof: of another index than the page says. */
  @Test
  void anotherEntryInItsPlace_isNotIncludedThere(Windows windows) {
    Page page = windows.open(Look.LIGHT);
    site.shown.put(4L, fields(5));
    site.asking = query -> query.replace("3,4,255", "3,5,255");
    site.tampering = json -> json.replace("\"index\":5,", "\"index\":4,");
    expectWrong(page, 4, "inclusion");
  }

  @Test
  void aTileOrAProofChanged_doesNotLeadToTheRoot(Windows windows) throws IOException {
    Page page = windows.open(Look.LIGHT);
    Path tile = folder.resolve("log/tile/0/000");
    byte[] whole = Files.readAllBytes(tile);
    byte[] changed = whole.clone();
    changed[5 * 32] ^= 1;
    Files.write(tile, changed);
    // All that lie below the same tile need this hash, or one above it.
    load(page);
    assertThat(mark(page, 4)).isEqualTo("wrong inclusion");
    assertThat(mark(page, 3)).isEqualTo("wrong inclusion");
    Files.write(tile, whole);
    site.tampering = json -> json.replaceFirst("(\"index\":4,.*?\"proof\":\\[\")...", "$1AAA");
    expectWrong(page, 4, "inclusion");
    site.tampering = json -> json.replaceFirst("(\"index\":4,.*?\"proof\":\\[)\"[^\"]*\",", "$1");
    expectWrong(page, 4, "inclusion");
  }

  @Test
  void aCheckpointThatTheLogHasNotSigned_provesNothing(Windows windows) {
    Page page = windows.open(Look.LIGHT);
    for (UnaryOperator<String> tampering :
        List.<UnaryOperator<String>>of(
            json -> json.replaceFirst("(\u2014 saola.test/hub [^\\\\]{20})..", "$1AA"),
            json -> json.replaceFirst("\\\\n300\\\\n", "\\\\n301\\\\n"),
            json -> json.replaceFirst("\u2014 saola.test/hub ", "\u2014 saola.test/bub "),
            json -> json.replaceFirst("\\+[0-9a-f]{8}\\+", "+00000000+"),
            json -> json.replaceFirst("\"checkpoint\":\"", "$0x"))) {
      site.tampering = tampering;
      expectAllWrong(page, "signature");
      // Nothing of it was kept: the key is not trusted from now on.
      assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
    }
  }

  @Test
  void aLogThatGrows_isFollowed(Windows windows) throws Exception {
    Page page = windows.open(Look.LIGHT);
    expect(page, 6, 0, 0);
    for (int size : new int[] {301, 512, 700}) {
      log.grow(size, "one");
      expect(page, 6, 0, 0);
      assertThat(page.evaluate("JSON.parse(localStorage['saola-log']).size")).isEqualTo(size);
    }
    assertThat(site.asked).endsWith("&seen=512");
  }

  @Test
  void aForkedLog_isAnotherHistory(Windows windows) throws Exception {
    Page page = windows.open(Look.LIGHT);
    expect(page, 6, 0, 0);
    String kept = String.valueOf(page.evaluate("localStorage['saola-log']"));
    for (int size : new int[] {300, 400}) {
      SignedLog forked = new SignedLog(folder.resolve("fork" + size), keys).grow(280, "one");
      site.answers = forked.grow(299, "two").grow(size, "one").answers();
      expectAllWrong(page, "consistency");
      assertThat(page.evaluate("localStorage['saola-log']")).isEqualTo(kept);
    }
    site.answers = log.answers();
    site.tampering = json -> json.replaceFirst("\"consistency\":\\[", "$0\"AAAA\"");
    expectAllWrong(page, "consistency");
  }

  /** Also where it is the beginning of what was seen: it was signed once, and is not the newest. */
  @Test
  void aLogThatWentBack_isAnotherHistory(Windows windows) throws Exception {
    Page page = windows.open(Look.LIGHT);
    SignedLog older = new SignedLog(folder.resolve("older"), keys).grow(300, "one");
    log.grow(310, "one");
    expect(page, 6, 0, 0);
    site.answers = older.answers();
    expectAllWrong(page, "consistency");
  }

  @Test
  void aWayFromTheLastTree_isNotLeftOut(Windows windows) throws Exception {
    Page page = windows.open(Look.LIGHT);
    expect(page, 6, 0, 0);
    log.grow(310, "one");
    site.tampering = json -> json.replaceFirst("\"consistency\":\\[[^]]*],", "");
    expectAllWrong(page, "consistency");
  }

  @Test
  void anotherKey_isAnotherLog(Windows windows) throws Exception {
    Page page = windows.open(Look.LIGHT);
    expect(page, 6, 0, 0);
    LogKeys others = LogKeys.create(folder.resolve("k2"), "saola.test/hub", new SecureRandom());
    site.answers = new SignedLog(folder.resolve("other"), others).grow(SIZE, "one").answers();
    expectAllWrong(page, "key");
    // Its name makes no difference.
    LogKeys named = LogKeys.create(folder.resolve("k3"), "saola.test/new", new SecureRandom());
    site.answers = new SignedLog(folder.resolve("named"), named).grow(SIZE, "one").answers();
    expectAllWrong(page, "key");
  }

  @Test
  void whatThePageShowsIsWhatWasProven(Windows windows) {
    Page page = windows.open(Look.LIGHT);
    for (Map.Entry<String, String> lie :
        Map.of(
                "event",
                "REFUSED",
                "rules",
                "a",
                "terms.tlp",
                "CLEAR",
                "terms.thread",
                "x",
                "code",
                "NOT_PERMITTED",
                "constructor",
                "function")
            .entrySet()) {
      Map<String, String> fields = fields(255);
      fields.put(lie.getKey(), lie.getValue());
      site.shown.put(255L, fields);
      expectWrong(page, 255, "shown");
    }
  }

  @Test
  void whatHasNoProof_isWrong_andWhatIsTooNewIsOpen(Windows windows) {
    Page page = windows.open(Look.LIGHT);
    Opened four = log.database.remove(4L);
    expectWrong(page, 4, "missing");
    // The checkpoint covers it: that it is too new is not believed.
    site.tampering =
        json -> json.replace("\"missing\":[4],\"waiting\":[]", "\"missing\":[],\"waiting\":[4]");
    expectWrong(page, 4, "missing");
    for (String nothing : List.of("{}", "null", "[]", "1")) {
      site.tampering = json -> nothing;
      expectAllWrong(page, "missing");
    }
    site.tampering = UnaryOperator.identity();
    log.database.put(4L, four);
    site.shown.put((long) SIZE, fields(SIZE));
    expect(page, 6, 0, 1);
    assertThat(mark(page, SIZE)).isEqualTo("open waiting");
  }

  @Test
  void aHubThatDoesNotAnswer_isNoFraud(Windows windows) {
    Page page = windows.open(Look.LIGHT);
    windows.leaveOut(URI.create(site.address()));
    for (int status : new int[] {302, 500}) {
      site.status = status;
      expect(page, 0, 0, 6);
      assertThat(mark(page, 4)).isEqualTo("open offline");
    }
    site.status = 200;
    site.tampering = json -> "no JSON";
    expect(page, 0, 0, 6);
    assertThat(mark(page, 4)).isEqualTo("open offline");
  }

  @Test
  void aBrowserThatCannot_saysSo(Windows windows) {
    Page page = windows.open(Look.LIGHT);
    page.addInitScript(
        "SubtleCrypto.prototype.importKey = () => Promise.reject(new DOMException('', 'NotSupportedError'))");
    expect(page, 0, 0, 6);
    assertThat(mark(page, 4)).isEqualTo("open unsupported");
    assertThat(site.requests).isZero();
    Page forgetful = windows.open(Look.LIGHT);
    forgetful.addInitScript(
        "Storage.prototype.getItem = () => { throw new DOMException('', 'SecurityError'); }");
    expect(forgetful, 0, 0, 6);
    assertThat(mark(forgetful, 4)).isEqualTo("open unsupported");
  }

  @Test
  void withoutAScript_thePageSaysHowToCheck(Windows windows) {
    Page page = windows.openWithoutScript(Look.LIGHT);
    page.navigate(site.address());
    assertThat(page.locator("[data-summary]").textContent()).contains("./saola audit verify");
    assertThat(page.locator("[data-entry='4'] [data-mark]").textContent())
        .isEqualTo("Not checked.");
  }

  /** A script that does not look turns no mark: what the tests above see is the check itself. */
  @Test
  void aScriptWithoutACheck_findsNothing(Windows windows) throws Exception {
    Page page = windows.open(Look.LIGHT);
    expect(page, 6, 0, 0);
    LogKeys others = LogKeys.create(folder.resolve("k2"), "saola.test/hub", new SecureRandom());
    Map<String, SignedLog> lies =
        Map.of(
            "consistency", new SignedLog(folder.resolve("fork"), keys).grow(SIZE, "two"),
            "key", new SignedLog(folder.resolve("other"), others).grow(SIZE, "one"));
    for (Map.Entry<String, SignedLog> lie : lies.entrySet()) {
      site.answers = lie.getValue().answers();
      site.shown.replaceAll((index, fields) -> Map.of());
      expectAllWrong(page, lie.getKey());
      site.script =
          script -> script.replace("throw new Reason(\"%s\")".formatted(lie.getKey()), "void 0");
      expect(page, 6, 0, 0);
      site.script = UnaryOperator.identity();
    }
  }

  /** No sentence, nothing that the policy forbids, nothing from elsewhere. */
  @Test
  void theScriptIsSmallAndCleanByItself() {
    String script = ProvenPage.script();
    assertThat(script.getBytes(StandardCharsets.UTF_8).length).isLessThan(20 << 10);
    assertThat(script)
        .doesNotContain("eval", "innerHTML", "Function(", "http:", "https:", ".style", "import(");
  }
}
