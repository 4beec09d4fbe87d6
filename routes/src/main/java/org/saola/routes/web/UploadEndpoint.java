// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.saola.message.manifest.AgencyId;
import org.saola.routes.parts.PartKey;
import org.saola.routes.parts.Uploads;
import org.saola.routes.web.WebRefused.Code;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /parts}: uploads by the tus protocol 1.0 with its extensions creation and termination. An
 * upload's address is made of the message's id and the part's name, and each agency has addresses
 * of its own: nobody finds or moves another's.
 */
@RestController
class UploadEndpoint {
  private final Uploads uploads;

  UploadEndpoint(Uploads uploads) {
    this.uploads = uploads;
  }

  @RequestMapping(path = "/parts", method = RequestMethod.OPTIONS)
  ResponseEntity<Void> options() {
    return answer(HttpStatus.NO_CONTENT)
        .header("Tus-Version", TusRequest.VERSION)
        .header("Tus-Extension", "creation,termination")
        .header("Tus-Max-Size", String.valueOf(uploads.largest()))
        .build();
  }

  @RequestMapping(path = "/parts", method = RequestMethod.POST)
  ResponseEntity<Void> create(
      @RequestAttribute(AgenciesOnly.AGENCY) AgencyId uploader, HttpServletRequest request)
      throws IOException {
    TusRequest tus = TusRequest.of(request);
    PartKey key = PartKey.of(uploader, tus.metadata("message"), tus.metadata("part"));
    uploads.declare(key, tus.number("Upload-Length"), tus.digest("sealed"));
    return answer(HttpStatus.CREATED)
        .header("Location", "/parts/%s/%s".formatted(key.message(), key.part()))
        .build();
  }

  @RequestMapping(
      path = "/parts/{message}/{part}",
      method = {RequestMethod.HEAD, RequestMethod.PATCH, RequestMethod.DELETE, RequestMethod.POST})
  ResponseEntity<Void> change(
      @RequestAttribute(AgenciesOnly.AGENCY) AgencyId uploader,
      @PathVariable String message,
      @PathVariable String part,
      HttpServletRequest request)
      throws IOException {
    TusRequest tus = TusRequest.of(request);
    PartKey key = PartKey.of(uploader, message, part);
    return switch (tus.method()) {
      case "HEAD" -> progress(uploads.progress(key), HttpStatus.OK);
      case "PATCH" -> append(key, tus, request);
      case "DELETE" -> {
        uploads.cancel(key);
        yield answer(HttpStatus.NO_CONTENT).build();
      }
      default -> throw new WebRefused(Code.INVALID, "an upload has no such method");
    };
  }

  private ResponseEntity<Void> append(PartKey key, TusRequest tus, HttpServletRequest request)
      throws IOException {
    tus.requireChunk();
    Uploads.Progress progress =
        uploads.append(
            key,
            tus.number("Upload-Offset"),
            request.getInputStream(),
            request.getContentLengthLong());
    return progress(progress, HttpStatus.NO_CONTENT);
  }

  private static ResponseEntity<Void> progress(Uploads.Progress progress, HttpStatus status) {
    return answer(status)
        .cacheControl(CacheControl.noStore())
        .header("Upload-Offset", String.valueOf(progress.offset()))
        .header("Upload-Length", String.valueOf(progress.bytes()))
        .build();
  }

  private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
    return ResponseEntity.status(status).header("Tus-Resumable", TusRequest.VERSION);
  }
}
