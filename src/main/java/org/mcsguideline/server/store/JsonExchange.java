package org.mcsguideline.server.store;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request of which nothing but JSON reaches the FHIR server, and for which nothing but JSON is
 * written.
 *
 * <p>HAPI reads and writes XML and RDF as well and cannot be told not to. XML parsers have let
 * callers read files and open connections too often to keep one in reach of a request.
 */
final class JsonExchange {

  private static final String FHIR_JSON = "application/fhir+json";

  /** Besides JSON, the form of {@code POST [type]/_search}. */
  private static final Set<String> READABLE =
      Set.of(
          FHIR_JSON,
          "application/json",
          "application/json-patch+json",
          "application/json+fhir",
          "text/json",
          "application/x-www-form-urlencoded");

  private static final Set<String> ACCEPTABLE =
      Set.of(
          FHIR_JSON,
          "application/json",
          "application/json+fhir",
          "text/json",
          "text/html",
          "application/*",
          "*/*");

  /** Operations that answer with a table. */
  private static final List<String> TABLES = List.of("/$export-table", "/$data-dictionary");

  private static final String TABLE = "text/csv";

  private static final Set<String> FORMATS =
      Set.of("json", FHIR_JSON, "application/json", "application/json+fhir", "text/json");

  private final HttpServletRequest request;

  JsonExchange(HttpServletRequest request) {
    this.request = request;
  }

  /** True as well without a content type; HAPI then reads a body as what it looks like to us. */
  boolean bodyIsJson() {
    String type = request.getContentType();
    return type == null ? !hasBody() : READABLE.contains(mediaType(type));
  }

  /**
   * Whether the caller's own choice, by {@code _format} or the Accept header, includes JSON; or CSV
   * where that is the answer, refusals of which are JSON all the same.
   */
  boolean acceptsJson() {
    String format = request.getParameter("_format");
    if (format != null) {
      // A plus sign arrives as a space unless the caller has escaped it.
      return FORMATS.contains(mediaType(format.replace(' ', '+')));
    }
    List<String> accepted =
        Collections.list(request.getHeaders("Accept")).stream()
            .flatMap(header -> Arrays.stream(header.split(",")))
            .map(JsonExchange::mediaType)
            .toList();
    return accepted.isEmpty()
        || accepted.stream().anyMatch(ACCEPTABLE::contains)
        || (accepted.contains(TABLE) && asksForTable());
  }

  /** The same request, asking for JSON and nothing else. */
  HttpServletRequest asJson() {
    return new AskingForJson(request);
  }

  private boolean asksForTable() {
    String path = request.getPathInfo();
    return path != null && TABLES.stream().anyMatch(path::endsWith);
  }

  private boolean hasBody() {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  private static String mediaType(String header) {
    int end = header.indexOf(';');
    String type = end < 0 ? header : header.substring(0, end);
    return type.trim().toLowerCase(Locale.ROOT);
  }

  private static final class AskingForJson extends HttpServletRequestWrapper {

    AskingForJson(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getHeader(String name) {
      return isAccept(name) ? FHIR_JSON : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return isAccept(name) ? Collections.enumeration(List.of(FHIR_JSON)) : super.getHeaders(name);
    }

    private static boolean isAccept(String name) {
      return "Accept".equalsIgnoreCase(name);
    }
  }
}
