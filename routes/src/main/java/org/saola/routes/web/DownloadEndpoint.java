// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.saola.message.manifest.AgencyId;
import org.saola.routes.parts.Downloads;
import org.saola.routes.parts.Downloads.Granted;
import org.saola.routes.parts.PartKey;
import org.saola.routes.web.WebRefused.Code;
import org.springframework.http.HttpRange;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /parts/SENDER/MESSAGE/PART}: the sealed bytes of a part, whole or from where a
 * download was cut (RFC 9110 14). The entity tag is their digest: they never change.
 */
@RestController
class DownloadEndpoint {
  private static final int CHUNK = 64 << 10;

  private final Downloads downloads;

  DownloadEndpoint(Downloads downloads) {
    this.downloads = downloads;
  }

  private record Span(long from, long to) {}

  @GetMapping("/parts/{sender}/{message}/{part}")
  void download(
      @RequestAttribute(AgenciesOnly.AGENCY) AgencyId asking,
      @PathVariable String sender,
      @PathVariable String message,
      @PathVariable String part,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Granted granted = downloads.grant(asking, PartKey.of(agency(sender), message, part));
    String tag = "\"%s\"".formatted(granted.sealed());
    Optional<Span> asked = span(request, tag, granted.bytes());
    Span span = asked.orElse(new Span(0, granted.bytes() - 1));
    response.setHeader("ETag", tag);
    response.setHeader("Accept-Ranges", "bytes");
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("application/octet-stream");
    response.setContentLengthLong(span.to() - span.from() + 1);
    if (asked.isPresent()) {
      response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
      response.setHeader(
          "Content-Range", "bytes %d-%d/%d".formatted(span.from(), span.to(), granted.bytes()));
    }
    try (InputStream sealed = downloads.open(granted, span.from())) {
      copy(sealed, response.getOutputStream(), span.to() - span.from() + 1);
    }
  }

  private static AgencyId agency(String sender) {
    try {
      return new AgencyId(sender);
    } catch (IllegalArgumentException e) {
      throw new WebRefused(Code.INVALID, String.valueOf(e.getMessage()));
    }
  }

  /** One range, of these very bytes; whatever else is asked is answered with the whole. */
  private static Optional<Span> span(HttpServletRequest request, String tag, long bytes) {
    String condition = request.getHeader("If-Range");
    if (condition != null && !condition.equals(tag)) {
      return Optional.empty();
    }
    List<HttpRange> ranges = ranges(request);
    if (ranges.size() != 1) {
      return Optional.empty();
    }
    long from = ranges.getFirst().getRangeStart(bytes);
    if (from >= bytes) {
      throw new WebRefused(Code.RANGE, "the part has %d bytes".formatted(bytes));
    }
    return Optional.of(new Span(from, ranges.getFirst().getRangeEnd(bytes)));
  }

  private static List<HttpRange> ranges(HttpServletRequest request) {
    try {
      return HttpRange.parseRanges(request.getHeader("Range"));
    } catch (IllegalArgumentException e) {
      // RFC 9110 14.2: a Range that is none is passed over.
      return List.of();
    }
  }

  private static void copy(InputStream from, OutputStream to, long length) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long left = length;
    while (left > 0) {
      int n = from.read(chunk, 0, (int) Math.min(chunk.length, left));
      if (n < 0) {
        throw new IOException("an uploaded part has become shorter");
      }
      to.write(chunk, 0, n);
      left -= n;
    }
  }
}
