// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at a request that brings a file before a byte of it is read: a stranger's is not read at
 * all, and neither is one that is larger than what may travel or than the room that its officer's
 * drafts have left, or that does not say how large it is.
 */
final class UploadGate extends OncePerRequestFilter {
  private static final long FIELDS_BESIDE = 64 * 1024;
  private static final Pattern DRAFT = Pattern.compile("/compose/drafts/([0-9a-f-]{36})/.*");

  private static final Pattern TYPE = Pattern.compile("type=[a-z-]{1,40}");

  private static final String TABLE = "/table";

  private final LongSupplier largest;
  private final long largestTable;
  private final Room room;
  private final Set<String> authorities;

  /** Bytes for which somebody's drafts have room. */
  @FunctionalInterface
  interface Room {
    long left(Authentication somebody) throws IOException;
  }

  /**
   * @param largestTable bytes of a table, which is mended by hand
   * @param authorities all of which somebody must have who brings a file
   */
  UploadGate(LongSupplier largest, long largestTable, Room room, Set<String> authorities) {
    this.largest = largest;
    this.largestTable = largestTable;
    this.room = room;
    this.authorities = Set.copyOf(authorities);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null || !type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String page = request.getRequestURI();
    Matcher draft = DRAFT.matcher(page);
    Authentication somebody = SecurityContextHolder.getContext().getAuthentication();
    if (somebody == null || !isOfficer(somebody) || !draft.matches()) {
      chain.doFilter(new UnreadRequest(request), response);
      return;
    }
    boolean table = page.endsWith(TABLE);
    long most = table ? largestTable : largest.getAsLong();
    long size = request.getContentLengthLong();
    if (size < 0 || size > most + FIELDS_BESIDE) {
      request
          .getRequestDispatcher(
              table
                  ? "/compose/table-too-large" + type(request)
                  : "/compose/too-large?draft=" + draft.group(1))
          .forward(new UnreadRequest(request), response);
      return;
    }
    if (size > room.left(somebody)) {
      // A table that was not taken is no draft that one could go back to.
      request
          .getRequestDispatcher(table ? "/compose/full" : "/compose/full?draft=" + draft.group(1))
          .forward(new UnreadRequest(request), response);
      return;
    }
    chain.doFilter(request, response);
  }

  /** What a table's rows become, as its address says: parameters are not asked for here. */
  private static String type(HttpServletRequest request) {
    @Nullable String asked = request.getQueryString();
    return asked != null && TYPE.matcher(asked).matches() ? "?" + asked : "";
  }

  /** Whoever else is signed in is turned away before anything of theirs is read. */
  private boolean isOfficer(Authentication somebody) {
    return somebody.isAuthenticated()
        && AuthorityUtils.authorityListToSet(somebody.getAuthorities()).containsAll(authorities);
  }
}
