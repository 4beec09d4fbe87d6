// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.saola.routes.HubProperties;
import org.saola.routes.web.WebRefused.Code;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /log/...}: the published log, file by file. */
@RestController
class LogEndpoint {
  /** C2SP tlog-tiles: level, index in groups of three digits, width of a partial tile. */
  private static final Pattern TILE =
      Pattern.compile(
          "tile/(entries|[0-9]|[1-5][0-9]|6[0-3])/(x[0-9]{3}/){0,6}[0-9]{3}(\\.p/[1-9][0-9]{0,2})?");

  private static final Pattern TEXT =
      Pattern.compile(
          "checkpoint(\\.witnessed|\\.proposed)?|log\\.vkey|log-mldsa\\.vkey|witnesses\\.vkey|witnesses\\.json");

  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).immutable();

  private final Path log;

  LogEndpoint(HubProperties hub) {
    this.log = hub.home().resolve("log");
  }

  /** Only what has the shape of a log's file is looked for: no path leads out of the folder. */
  @GetMapping("/log/{*path}")
  ResponseEntity<byte[]> file(@PathVariable String path) throws IOException {
    String name = path.substring(1);
    if (TEXT.matcher(name).matches()) {
      return respond(name, MediaType.TEXT_PLAIN, CacheControl.noCache());
    }
    if (TILE.matcher(name).matches()) {
      return respond(name, MediaType.APPLICATION_OCTET_STREAM, FOR_EVER);
    }
    throw new WebRefused(Code.NOT_FOUND, "the log has no such file");
  }

  /** Whole in memory: a tile has 8 KiB, a bundle of our leaves seldom more. */
  private ResponseEntity<byte[]> respond(String name, MediaType type, CacheControl cache)
      throws IOException {
    try {
      byte[] file = Files.readAllBytes(log.resolve(name));
      return ResponseEntity.ok().contentType(type).cacheControl(cache).body(file);
    } catch (NoSuchFileException e) {
      throw new WebRefused(Code.NOT_FOUND, "the log has no such file");
    }
  }
}
