package org.mcsguideline.vignettes;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import org.hl7.fhir.r4.model.Resource;

/** FHIR resources as JSON and back; anything FHIR does not know is an error. */
final class RecordJson {

  private RecordJson() {}

  static String write(Resource resource) {
    return parser().encodeResourceToString(resource);
  }

  static Resource read(String json) {
    return (Resource) parser().parseResource(json);
  }

  // Parsers are not safe between threads and cheap to make.
  private static IParser parser() {
    return FhirContext.forR4Cached()
        .newJsonParser()
        .setParserErrorHandler(new StrictErrorHandler());
  }
}
