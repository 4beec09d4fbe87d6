// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.web;

import java.io.IOException;
import java.util.Map;
import org.saola.message.json.StrictJson;
import org.saola.pki.directory.Directory;
import org.saola.routes.directory.DirectoryService;
import org.saola.routes.web.WebRefused.Code;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /directory/...}: the versions, as the registrar signed them, and their proofs. */
@RestController
class DirectoryEndpoint {
  private static final MediaType SIGNED = MediaType.parseMediaType("application/pkcs7-mime");

  private final DirectoryService directories;

  DirectoryEndpoint(DirectoryService directories) {
    this.directories = directories;
  }

  @GetMapping("/directory/latest")
  ResponseEntity<byte[]> latest() {
    int version = directories.latest().document().version();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(StrictJson.write(Map.of("version", version)));
  }

  @GetMapping("/directory/{version:[1-9][0-9]{0,8}}.p7m")
  ResponseEntity<byte[]> signed(@PathVariable int version) {
    byte[] signed =
        directories
            .version(version)
            .map(Directory::signed)
            .orElseThrow(() -> new WebRefused(Code.NOT_FOUND, "there is no such version"));
    return ResponseEntity.ok().contentType(SIGNED).body(signed);
  }

  /** Not found until the log has integrated the version's entry: ask again. */
  @GetMapping("/directory/{version:[1-9][0-9]{0,8}}.tlog-proof")
  ResponseEntity<byte[]> proof(@PathVariable int version) throws IOException {
    byte[] proof =
        directories
            .proof(version)
            .orElseThrow(() -> new WebRefused(Code.NOT_FOUND, "the log does not have it yet"));
    return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(proof);
  }
}
