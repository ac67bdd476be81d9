package org.mcsguideline.guide;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads XML that the guide has made itself. */
final class WellFormed {

  private WellFormed() {}

  /**
   * The outermost element.
   *
   * @param what how to call the text in an error
   * @param name the name the element must have, without prefix
   * @throws GuideFaulty when the text is not well-formed or another element stands outermost
   */
  @CanIgnoreReturnValue
  static Element root(String xml, String what, String name) {
    Element root = parsed(xml, what);
    if (!name.equals(root.getLocalName())) {
      throw new GuideFaulty(what + " must be one " + name + ", not " + root.getLocalName() + ".");
    }
    return root;
  }

  private static Element parsed(String xml, String what) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    } catch (SAXException | IOException malformed) {
      throw new GuideFaulty(what + " is not well-formed: " + malformed.getMessage(), malformed);
    } catch (ParserConfigurationException unsupported) {
      throw new IllegalStateException(unsupported);
    }
  }
}
