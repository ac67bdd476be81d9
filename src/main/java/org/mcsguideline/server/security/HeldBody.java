package org.mcsguideline.server.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.Parameters;
import org.jspecify.annotations.Nullable;

/** A request whose body was read already; for everybody behind it is as if it had just come. */
final class HeldBody extends HttpServletRequestWrapper {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int MOST_PARAMETERS = 1000;

  private final byte[] body;

  HeldBody(HttpServletRequest request, byte[] body) {
    super(request);
    this.body = body;
  }

  @Override
  public ServletInputStream getInputStream() {
    return new Held(new ByteArrayInputStream(body));
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(
        new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
  }

  @Override
  public DispatcherType getDispatcherType() {
    return DispatcherType.REQUEST;
  }

  /** Those of the address, then those of the form, as the servlet container reads them. */
  @Override
  public Map<String, String[]> getParameterMap() {
    Map<String, String[]> all = new LinkedHashMap<>(super.getParameterMap());
    if (isForm(this)) {
      Parameters form = new Parameters();
      form.setCharset(StandardCharsets.UTF_8);
      form.setLimit(MOST_PARAMETERS);
      // It decodes in place.
      byte[] copy = body.clone();
      form.processParameters(copy, 0, copy.length);
      for (String name : Collections.list(form.getParameterNames())) {
        all.merge(name, form.getParameterValues(name), HeldBody::both);
      }
    }
    return Collections.unmodifiableMap(all);
  }

  private static String[] both(String[] first, String[] second) {
    return Stream.concat(Stream.of(first), Stream.of(second)).toArray(String[]::new);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(getParameterMap().keySet());
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return getParameterMap().get(name);
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = getParameterValues(name);
    return values == null ? null : values[0];
  }

  static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.regionMatches(true, 0, FORM, 0, FORM.length());
  }

  private static final class Held extends ServletInputStream {

    private final ByteArrayInputStream bytes;

    Held(ByteArrayInputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      return bytes.read(into, offset, length);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("This body is not read in the background.");
    }
  }
}
