// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saola.message.manifest.Digest;
import org.saola.routes.web.WebRefused.Code;

/** The headers of the tus protocol 1.0, read strictly: what is doubtful is refused. */
final class TusRequest {
  static final String VERSION = "1.0.0";

  private static final String CHUNK = "application/offset+octet-stream";
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final int MOST_METADATA = 1024;

  private final HttpServletRequest request;
  private final Map<String, String> metadata;

  private TusRequest(HttpServletRequest request, Map<String, String> metadata) {
    this.request = request;
    this.metadata = metadata;
  }

  static TusRequest of(HttpServletRequest request) {
    if (!VERSION.equals(request.getHeader("Tus-Resumable"))) {
      throw new WebRefused(Code.VERSION, "Tus-Resumable must be " + VERSION);
    }
    return new TusRequest(request, pairs(request.getHeader("Upload-Metadata")));
  }

  /** Clients that cannot say PATCH say POST and what they mean. */
  String method() {
    String override = request.getHeader("X-HTTP-Method-Override");
    boolean overridden = request.getMethod().equals("POST") && override != null;
    return overridden ? override.toUpperCase(Locale.ROOT) : request.getMethod();
  }

  long number(String header) {
    String value = Objects.requireNonNullElse(request.getHeader(header), "");
    if (!NUMBER.matcher(value).matches() || (header.equals("Upload-Length") && value.equals("0"))) {
      throw new WebRefused(Code.INVALID, header + " must be a number of bytes");
    }
    return Long.parseLong(value);
  }

  String metadata(String key) {
    String value = metadata.get(key);
    if (value == null) {
      throw new WebRefused(Code.INVALID, "Upload-Metadata must have " + key);
    }
    return value;
  }

  Digest digest(String key) {
    try {
      return new Digest(metadata(key));
    } catch (IllegalArgumentException e) {
      throw new WebRefused(Code.INVALID, "Upload-Metadata: " + e.getMessage());
    }
  }

  void requireChunk() {
    if (!CHUNK.equals(request.getContentType())) {
      throw new WebRefused(Code.INVALID, "Content-Type must be " + CHUNK);
    }
  }

  /** Pairs of a key and Base64, separated by commas; no key twice. */
  private static Map<String, String> pairs(@Nullable String header) {
    if (header == null) {
      return Map.of();
    }
    if (header.length() > MOST_METADATA) {
      throw new WebRefused(Code.INVALID, "Upload-Metadata is too long");
    }
    Map<String, String> values = new HashMap<>();
    for (String pair : header.split(",", -1)) {
      String[] words = pair.strip().split(" ", -1);
      if (words.length != 2 || values.put(words[0], text(words[1])) != null) {
        throw new WebRefused(Code.INVALID, "Upload-Metadata is no list of keys and values");
      }
    }
    return values;
  }

  private static String text(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new WebRefused(Code.INVALID, "Upload-Metadata: " + e.getMessage());
    }
  }
}
