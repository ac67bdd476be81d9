package org.mcsguideline.patientdata;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What was met in one reading, in the order met.
 *
 * @param resources the outermost first
 */
record PlainReading(List<Resource> resources, List<Reference> references) {

  PlainReading() {
    this(new ArrayList<>(), new ArrayList<>());
  }
}
