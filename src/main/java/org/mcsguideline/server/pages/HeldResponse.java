package org.mcsguideline.server.pages;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds back an answer; nothing of it reaches the caller. */
final class HeldResponse extends HttpServletResponseWrapper {

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final PrintWriter writer =
      new PrintWriter(new OutputStreamWriter(body, StandardCharsets.UTF_8));
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private int status = SC_OK;

  HeldResponse(HttpServletResponse response) {
    super(response);
  }

  String body() {
    writer.flush();
    return body.toString(StandardCharsets.UTF_8);
  }

  @Override
  public int getStatus() {
    return status;
  }

  @Override
  public void setStatus(int code) {
    status = code;
  }

  @Override
  public void sendError(int code) {
    status = code;
  }

  @Override
  public void sendError(int code, String message) {
    status = code;
  }

  @Override
  public void sendRedirect(String location) {
    status = SC_FOUND;
  }

  @Override
  public void reset() {
    resetBuffer();
    headers.clear();
    status = SC_OK;
  }

  @Override
  public void resetBuffer() {
    writer.flush();
    body.reset();
  }

  @Override
  public boolean isCommitted() {
    return false;
  }

  @Override
  public void addCookie(Cookie cookie) {}

  @Override
  public void setLocale(Locale locale) {}

  @Override
  public void setBufferSize(int size) {}

  @Override
  public @Nullable String getHeader(String name) {
    return headers.get(name);
  }

  @Override
  public void setHeader(String name, @Nullable String value) {
    if (value != null) {
      headers.put(name, value);
    }
  }

  @Override
  public void addHeader(String name, String value) {
    setHeader(name, value);
  }

  @Override
  public void setDateHeader(String name, long date) {}

  @Override
  public void addDateHeader(String name, long date) {}

  @Override
  public void setIntHeader(String name, int value) {
    setHeader(name, Integer.toString(value));
  }

  @Override
  public void addIntHeader(String name, int value) {
    setHeader(name, Integer.toString(value));
  }

  @Override
  public void setContentType(@Nullable String type) {}

  @Override
  public void setCharacterEncoding(@Nullable String encoding) {}

  @Override
  public void setContentLength(int length) {}

  @Override
  public void setContentLengthLong(long length) {}

  @Override
  public void flushBuffer() {}

  @Override
  public PrintWriter getWriter() {
    return writer;
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return new ServletOutputStream() {
      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(@Nullable WriteListener listener) {}

      @Override
      public void write(int b) {
        body.write(b);
      }
    };
  }
}
