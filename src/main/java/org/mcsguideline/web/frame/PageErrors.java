package org.mcsguideline.web.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/** Failures of pages, as pages. */
@Order(0)
@ControllerAdvice(annotations = PageController.class)
public final class PageErrors {

  private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);

  private static final String BUSY_RETRY_SECONDS = "5";

  private final MessageSource words;
  private final FrameAdvice frames;

  /** Failures in these words. */
  public PageErrors(MessageSource words, FrameAdvice frames) {
    this.words = words;
    this.frames = frames;
  }

  /** There is nothing to show. */
  @ExceptionHandler
  public ModelAndView absent(PageAbsent absent, HttpServletRequest request, Locale locale) {
    return page(request, locale, HttpStatus.NOT_FOUND, "failed.nothing");
  }

  @ExceptionHandler
  ModelAndView refused(PageRefused refused, HttpServletRequest request, Locale locale) {
    return page(request, locale, HttpStatus.BAD_REQUEST, refused.key());
  }

  @ExceptionHandler
  ModelAndView busy(
      PageBusy busy, HttpServletRequest request, HttpServletResponse response, Locale locale) {
    response.setHeader(HttpHeaders.RETRY_AFTER, BUSY_RETRY_SECONDS);
    return page(request, locale, HttpStatus.SERVICE_UNAVAILABLE, "failed.busy");
  }

  @ExceptionHandler({
    BindException.class,
    ServletRequestBindingException.class,
    MethodArgumentTypeMismatchException.class
  })
  ModelAndView unreadable(HttpServletRequest request, Locale locale) {
    return page(request, locale, HttpStatus.BAD_REQUEST, "failed.request");
  }

  /** Messages of libraries may quote what was sent; classes and places do not. */
  @ExceptionHandler
  @Nullable ModelAndView defect(Exception defect, HttpServletRequest request, Locale locale) {
    if (DisconnectedClientHelper.isClientDisconnectedException(defect)) {
      return null;
    }
    String id = UUID.randomUUID().toString();
    StackTraceElement[] places = defect.getStackTrace();
    LOG.error(
        "Defect {}: {} at {}",
        id,
        defect.getClass().getName(),
        places.length == 0 ? "an unknown place" : places[0]);
    return page(request, locale, HttpStatus.INTERNAL_SERVER_ERROR, "failed.service");
  }

  private ModelAndView page(
      HttpServletRequest request, Locale locale, HttpStatus status, String key) {
    ModelAndView page = new ModelAndView("pages/failed", status);
    return page.addObject("frame", frames.frame(request))
        .addObject("words", words.getMessage(key, null, locale));
  }
}
