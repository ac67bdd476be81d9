package org.mcsguideline.server.explanation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The same caller, asking the FHIR API for one resource in plain JSON. */
final class ReadRequest extends HttpServletRequestWrapper {

  private static final String SERVLET = "/fhir";
  private static final Set<String> LEFT_OUT =
      Set.of("accept-encoding", "if-none-match", "if-modified-since");

  private final String path;

  ReadRequest(HttpServletRequest request, String path) {
    super(request);
    this.path = path;
  }

  @Override
  public String getMethod() {
    return "GET";
  }

  @Override
  public String getServletPath() {
    return SERVLET;
  }

  @Override
  public String getPathInfo() {
    return path;
  }

  @Override
  public String getRequestURI() {
    return getContextPath() + SERVLET + path;
  }

  @Override
  public StringBuffer getRequestURL() {
    String url = super.getRequestURL().toString();
    String origin = url.substring(0, url.length() - super.getRequestURI().length());
    return new StringBuffer(origin + getRequestURI());
  }

  @Override
  public @Nullable String getQueryString() {
    return null;
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Map.of();
  }

  @Override
  public @Nullable String getParameter(String name) {
    return null;
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return null;
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.emptyEnumeration();
  }

  @Override
  public @Nullable String getHeader(String name) {
    return isLeftOut(name)
        ? null
        : "accept".equalsIgnoreCase(name) ? "application/fhir+json" : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    String one = getHeader(name);
    return isLeftOut(name) || one == null
        ? Collections.emptyEnumeration()
        : "accept".equalsIgnoreCase(name)
            ? Collections.enumeration(List.of(one))
            : super.getHeaders(name);
  }

  private static boolean isLeftOut(String name) {
    return LEFT_OUT.contains(name.toLowerCase(java.util.Locale.ROOT));
  }
}
