// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.desk.signin;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The same request as one that only asks for a page, so that nobody reads what it brings: a server
 * that is asked for a parameter of a form with files takes in the whole form first.
 */
final class UnreadRequest extends HttpServletRequestWrapper {
  UnreadRequest(HttpServletRequest request) {
    super(request);
  }

  @Override
  public String getMethod() {
    return "GET";
  }

  @Override
  public @Nullable String getContentType() {
    return null;
  }

  @Override
  public int getContentLength() {
    return 0;
  }

  @Override
  public long getContentLengthLong() {
    return 0;
  }

  @Override
  public @Nullable String getParameter(String name) {
    return null;
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Map.of();
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.emptyEnumeration();
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return null;
  }

  @Override
  public Collection<Part> getParts() {
    return List.of();
  }

  @Override
  public @Nullable Part getPart(String name) {
    return null;
  }

  @Override
  public ServletInputStream getInputStream() {
    throw new IllegalStateException("What is turned away is not read");
  }

  @Override
  public BufferedReader getReader() {
    throw new IllegalStateException("What is turned away is not read");
  }
}
