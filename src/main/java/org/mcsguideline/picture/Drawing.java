package org.mcsguideline.picture;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A picture while it is drawn. Text that it is given is escaped. */
final class Drawing {

  /** Width of all pictures: narrow enough for its letters to be read on a phone. */
  static final double WIDTH = 480;

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  /** Alone in a window a picture has no text around it to take its colour from. */
  private static final String ALONE =
      "svg:root{color:#1a1a1a;background:#fff}"
          + "@media (prefers-color-scheme:dark){svg:root{color:#eee;background:#1a1a1a}}";

  private static final Pattern NOT_IN_XML =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private final StringWriter written = new StringWriter();
  private final XMLStreamWriter xml;

  private Drawing() throws XMLStreamException {
    xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(written);
  }

  /** An empty picture of the width that all have. */
  static Drawing of(Caption caption, double height) {
    try {
      Drawing drawing = new Drawing();
      drawing.open(
          "svg",
          "xmlns",
          NAMESPACE,
          "class",
          "picture",
          "viewBox",
          "0 0 " + number(WIDTH) + " " + number(height),
          "role",
          "img",
          "aria-labelledby",
          caption.id() + "-title " + caption.id() + "-description",
          "font-family",
          "system-ui, sans-serif",
          "fill",
          "currentColor");
      if (!caption.withinPage()) {
        drawing.xml.writeAttribute("style", "width:100%;max-width:34rem");
      }
      drawing.open("title", "id", caption.id() + "-title").words(caption.title()).close();
      drawing.open("desc", "id", caption.id() + "-description").words(caption.description());
      drawing.close();
      if (!caption.withinPage()) {
        drawing.open("style").words(ALONE).close();
      }
      return drawing;
    } catch (XMLStreamException cannotBe) {
      throw new IllegalStateException(cannotBe);
    }
  }

  /**
   * An empty picture that is part of a page: it brings no style of its own, and takes its size and
   * colour from the page.
   *
   * @param words what it shows; empty when the page says that beside it
   */
  static Drawing strip(String styleClass, String words, double width, double height) {
    try {
      Drawing drawing = new Drawing();
      drawing.open(
          "svg",
          "xmlns",
          NAMESPACE,
          "class",
          styleClass,
          "viewBox",
          "0 0 " + number(width) + " " + number(height),
          "fill",
          "currentColor");
      if (words.isEmpty()) {
        drawing.xml.writeAttribute("aria-hidden", "true");
      } else {
        drawing.xml.writeAttribute("role", "img");
        drawing.xml.writeAttribute("aria-label", clean(words));
      }
      return drawing;
    } catch (XMLStreamException cannotBe) {
      throw new IllegalStateException(cannotBe);
    }
  }

  /** Opens an element with attributes in pairs of name and value. */
  @CanIgnoreReturnValue
  Drawing open(String element, Object... attributes) {
    try {
      xml.writeStartElement(element);
      for (int i = 0; i < attributes.length; i += 2) {
        Object value = attributes[i + 1];
        xml.writeAttribute(
            attributes[i].toString(), value instanceof Double d ? number(d) : clean(value));
      }
    } catch (XMLStreamException cannotBe) {
      throw new IllegalStateException(cannotBe);
    }
    return this;
  }

  /** Text in the open element. */
  @CanIgnoreReturnValue
  Drawing words(String text) {
    try {
      xml.writeCharacters(clean(text));
    } catch (XMLStreamException cannotBe) {
      throw new IllegalStateException(cannotBe);
    }
    return this;
  }

  /** Closes the open element. */
  @CanIgnoreReturnValue
  Drawing close() {
    try {
      xml.writeEndElement();
    } catch (XMLStreamException cannotBe) {
      throw new IllegalStateException(cannotBe);
    }
    return this;
  }

  /** An element with nothing in it. */
  void shape(String element, Object... attributes) {
    open(element, attributes).close();
  }

  void line(double x1, double y1, double x2, double y2, double width) {
    shape(
        "line",
        "x1",
        x1,
        "y1",
        y1,
        "x2",
        x2,
        "y2",
        y2,
        "stroke",
        "currentColor",
        "stroke-width",
        width);
  }

  /** A line of text; {@code anchor} is start, middle or end. */
  void text(double x, double y, String anchor, Letters letters, String text) {
    open(
        "text",
        "x",
        x,
        "y",
        y,
        "text-anchor",
        anchor,
        "font-size",
        letters.size(),
        "font-weight",
        letters.weight());
    words(text).close();
  }

  /** The whole picture, one element without an XML declaration. */
  String end() {
    close();
    return written.toString();
  }

  /** A corner of a line or shape. */
  static String point(double x, double y) {
    return number(x) + "," + number(y) + " ";
  }

  private static String clean(Object text) {
    return NOT_IN_XML.matcher(text.toString()).replaceAll("\uFFFD");
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
