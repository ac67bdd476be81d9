package org.mcsguideline.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A picture as it was written, read back. */
record Drawn(Element root) {

  static Drawn of(String svg) {
    try {
      return new Drawn(
          DocumentBuilderFactory.newDefaultNSInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
              .getDocumentElement());
    } catch (SAXException | IOException | ParserConfigurationException malformed) {
      throw new IllegalStateException(svg, malformed);
    }
  }

  /** The group that a row of the data has. */
  Drawn row(String id) {
    return elements("g").stream()
        .filter(group -> group.getAttribute("data-row").equals(id))
        .map(Drawn::new)
        .findFirst()
        .orElseThrow();
  }

  /** The mark of the value. */
  Element value() {
    return ofClass("value").get(0);
  }

  List<Element> ofClass(String name) {
    return List.of("line", "rect", "circle", "polygon", "polyline", "g").stream()
        .flatMap(element -> elements(element).stream())
        .filter(element -> element.getAttribute("class").equals(name))
        .toList();
  }

  List<Element> elements(String name) {
    NodeList found = root.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  /** All texts, a line of the picture each. */
  List<String> texts() {
    return elements("text").stream().map(Element::getTextContent).toList();
  }

  static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }
}
