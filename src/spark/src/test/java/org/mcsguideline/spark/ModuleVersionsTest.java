package org.mcsguideline.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The module cannot inherit from the project above it, so its versions are compared here. */
class ModuleVersionsTest {

  @Test
  void areThoseOfTheServiceWhereBothNameThem() throws Exception {
    Map<String, String> module = properties(Path.of("pom.xml"));
    Map<String, String> service = properties(Path.of("../../pom.xml"));

    assertThat(module)
        .containsKeys("version", "hapi-fhir.version", "jackson.version", "kotlin.version");
    module.keySet().retainAll(service.keySet());
    service.keySet().retainAll(module.keySet());
    assertThat(module).isEqualTo(service);
  }

  /** The properties and the version of a project. */
  private static Map<String, String> properties(Path pom) throws Exception {
    DocumentBuilderFactory reading = DocumentBuilderFactory.newInstance();
    reading.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    Element project = reading.newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
    Map<String, String> properties = new TreeMap<>();
    NodeList parts = project.getChildNodes();
    for (int i = 0; i < parts.getLength(); i++) {
      Node part = parts.item(i);
      if (part.getNodeName().equals("version")) {
        properties.put("version", part.getTextContent());
      } else if (part.getNodeName().equals("properties")) {
        NodeList all = part.getChildNodes();
        for (int j = 0; j < all.getLength(); j++) {
          if (all.item(j) instanceof Element property) {
            properties.put(property.getNodeName(), property.getTextContent());
          }
        }
      }
    }
    return properties;
  }
}
