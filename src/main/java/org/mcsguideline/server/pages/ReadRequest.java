package org.mcsguideline.server.pages;

import ca.uhn.fhir.util.UrlUtil;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The same caller, asking the FHIR API for resources in plain JSON. */
final class ReadRequest extends HttpServletRequestWrapper {

  private static final String SERVLET = "/fhir";
  private static final Set<String> LEFT_OUT =
      Set.of("accept-encoding", "if-none-match", "if-modified-since");

  /** A read or a search; no operation, and nothing that leads up. */
  private static final Pattern PATH =
      Pattern.compile(
          "(?<path>/[A-Z][A-Za-z]{1,63}(?:/[A-Za-z0-9][A-Za-z0-9.-]{0,63})?)"
              + "(?:\\?(?<query>[^#\\s]+))?");

  private final String path;
  private final @Nullable String query;
  private final Map<String, String[]> parameters;

  /**
   * A request.
   *
   * @param pathAndQuery below the API's address
   * @throws IllegalArgumentException when it reads nothing of the API
   */
  ReadRequest(HttpServletRequest request, String pathAndQuery) {
    super(request);
    Matcher form = PATH.matcher(pathAndQuery);
    if (!form.matches()) {
      throw new IllegalArgumentException("Pages read nothing like that at the FHIR API.");
    }
    this.path = form.group("path");
    this.query = form.group("query");
    this.parameters = query == null ? Map.of() : UrlUtil.parseQueryString(query);
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
    return query;
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Collections.unmodifiableMap(parameters);
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = parameters.get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    String[] values = parameters.get(name);
    return values == null ? null : values.clone();
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(parameters.keySet());
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
