package org.mcsguideline.server.store.rest;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.jspecify.annotations.Nullable;

/** The patient whom an operation or a history is about, as far as the request says. */
final class AuditedPatient {

  private static final String TYPE = "Patient";
  private static final String SUBJECT = "subject";

  private AuditedPatient() {}

  /**
   * A reference such as {@code Patient/1}; null when the request names none.
   *
   * @throws DataFormatException when the body cannot be read, as the operation itself would
   */
  static @Nullable String of(RequestDetails request) {
    IIdType on = request.getId();
    if (TYPE.equals(request.getResourceName()) && on != null) {
      return on.toUnqualifiedVersionless().getValue();
    }
    String[] subject = request.getParameters().get(SUBJECT);
    String named = subject == null || subject.length == 0 ? inBody(request) : subject[0];
    if (named == null || named.isEmpty()) {
      return null;
    }
    return named.contains("/") ? named : TYPE + "/" + named;
  }

  private static @Nullable String inBody(RequestDetails request) {
    byte[] body = request.loadRequestContents();
    if (body == null || body.length == 0) {
      return null;
    }
    IBaseResource sent =
        request
            .getFhirContext()
            .newJsonParser()
            .parseResource(new String(body, StandardCharsets.UTF_8));
    return sent instanceof Parameters parameters
        ? parameters.getParameter().stream()
            .filter(one -> SUBJECT.equals(one.getName()) && one.hasValue())
            .map(ParametersParameterComponent::getValue)
            .map(value -> value.primitiveValue())
            .findFirst()
            .orElse(null)
        : null;
  }
}
