package org.mcsguideline.patientdata;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IJsonLikeParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.parser.json.jackson.JacksonStructure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Reads FHIR of every kind, or says that it is none. Safe for many threads. */
final class HapiReader {

  private final FhirContext fhir;

  HapiReader(FhirContext fhir) {
    this.fhir = fhir;
  }

  /** Takes the tree as it is, so that it is not written only to be read again. */
  IBaseResource read(JsonNode json) {
    JacksonStructure structure = new JacksonStructure();
    structure.setNativeObject((ObjectNode) json);
    IJsonLikeParser parser = (IJsonLikeParser) fhir.newJsonParser();
    parser.setParserErrorHandler(new LenientErrorHandler(false));
    return parser.parseResource(structure);
  }
}
