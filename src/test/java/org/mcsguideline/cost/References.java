package org.mcsguideline.cost;

import ca.uhn.fhir.context.FhirContext;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.hl7.fhir.r4.model.Bundle;
import org.mcsguideline.knowledge.json.FhirJson;
import org.slf4j.LoggerFactory;

/** What an answer is compared with, and the quiet that comparing needs. */
public final class References {

  private References() {}

  /** HAPI's reading of a bundle, as it comes from the network. */
  public static Bundle parsed(byte[] bundle) {
    return FhirContext.forR4Cached()
        .newJsonParser()
        .parseResource(Bundle.class, new ByteArrayInputStream(bundle));
  }

  /** Jackson's reading of a request into a tree, written again. */
  public static byte[] copied(byte[] request) throws IOException {
    return FhirJson.MAPPER.writeValueAsBytes(FhirJson.MAPPER.readTree(request));
  }

  /**
   * Has libraries log what is at this level alone; without the settings of the service they log
   * each step, which costs more than the step.
   *
   * @return the level before
   */
  public static Level quiet(Level level) {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    root.setLevel(level);
    // As in the settings of the service: it writes values of records, and of each call.
    ((Logger) LoggerFactory.getLogger("org.opencds.cqf")).setLevel(Level.OFF);
    return before;
  }
}
