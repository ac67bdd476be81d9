package org.mcsguideline.server.store.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.mcsguideline.security.FhirRights;
import org.mcsguideline.security.FhirScope;
import org.mcsguideline.security.FhirScope.Deed;
import org.mcsguideline.server.store.content.KnowledgeTypes;

/**
 * Keeps those who may not read everything from learning by what is found about what they may not
 * read. HAPI's rules judge the resources of an answer; a search through other resources, a count
 * and a history tell without showing one.
 *
 * <p>Asked for each entry of a bundle too.
 */
@Interceptor
final class LimitedReach {

  private static final Set<String> THROUGH_OTHERS =
      Set.of("_has", "_filter", "_list", "_query", "_text", "_content", "_contained");
  private static final Set<String> OF_APPLY = Set.of("subject", "_format", "_pretty");

  /**
   * Judges a request of the caller.
   *
   * @throws ForbiddenOperationException when it reaches farther than the caller may see
   * @throws AuthenticationException instead of it, when the caller shows no token
   */
  @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = -1)
  void judge(RequestDetails request) {
    FhirRights rights = Caller.rights(request);
    boolean isWithin = rights.forAllTypes() || isWithin(request, rights);
    if (isWithin && !(asksForAudit(request) && !isAuditor(rights))) {
      return;
    }
    if (rights.equals(FhirRights.NONE)) {
      throw new AuthenticationException("Authentication is needed.")
          .addAuthenticateHeaderForRealm("mcs-guideline");
    }
    throw new ForbiddenOperationException("This token does not reach so far.");
  }

  private static boolean isWithin(RequestDetails request, FhirRights rights) {
    RestOperationTypeEnum operation = request.getRestOperationType();
    if (operation == null) {
      return true;
    }
    return switch (operation) {
      case SEARCH_SYSTEM, HISTORY_SYSTEM -> false;
      case HISTORY_TYPE -> isKnowledge(request) || isForAll(request, rights);
      case EXTENDED_OPERATION_TYPE, EXTENDED_OPERATION_INSTANCE ->
          !"$apply".equals(request.getOperation()) || isApplyToOwnPatient(request, rights);
      default -> !searchesThroughOthers(request.getParameters());
    };
  }

  private static boolean isAuditor(FhirRights rights) {
    return rights.forAll(FhirScope.AUDIT_TRAIL, Deed.READ)
        || rights.forAll(FhirScope.AUDIT_TRAIL, Deed.SEARCH);
  }

  /** By its name, or among everything, or by what is found about it. */
  private static boolean asksForAudit(RequestDetails request) {
    RestOperationTypeEnum operation = request.getRestOperationType();
    return FhirScope.AUDIT_TRAIL.equals(request.getResourceName())
        || operation == RestOperationTypeEnum.SEARCH_SYSTEM
        || operation == RestOperationTypeEnum.HISTORY_SYSTEM
        || request.getParameters().entrySet().stream()
            .anyMatch(one -> namesAudit(one.getKey(), one.getValue()));
  }

  private static boolean namesAudit(String parameter, String[] values) {
    boolean includes = parameter.startsWith("_include") || parameter.startsWith("_revinclude");
    return parameter.contains(FhirScope.AUDIT_TRAIL)
        || (includes && Arrays.stream(values).anyMatch(v -> v.contains(FhirScope.AUDIT_TRAIL)));
  }

  private static boolean isKnowledge(RequestDetails request) {
    return KnowledgeTypes.ALL.contains(request.getResourceName());
  }

  private static boolean isForAll(RequestDetails request, FhirRights rights) {
    return request.getResourceName() != null
        && rights.forAll(request.getResourceName(), Deed.SEARCH);
  }

  /** In the one form in which nothing but the subject can be said. */
  private static boolean isApplyToOwnPatient(RequestDetails request, FhirRights rights) {
    String[] subject = request.getParameters().get("subject");
    return request.getRequestType() == RequestTypeEnum.GET
        && rights.isForOnePatient()
        && OF_APPLY.containsAll(request.getParameters().keySet())
        && subject != null
        && subject.length == 1
        && subject[0].equals("Patient/" + rights.patient());
  }

  private static boolean searchesThroughOthers(Map<String, String[]> parameters) {
    return parameters.entrySet().stream()
        .anyMatch(
            parameter ->
                goesThroughOthers(parameter.getKey())
                    || ("_sort".equals(parameter.getKey())
                        && Arrays.stream(parameter.getValue()).anyMatch(v -> v.contains("."))));
  }

  /** A chain has a point in its name, and a parameter without one none. */
  private static boolean goesThroughOthers(String name) {
    int colon = name.indexOf(':');
    String plain = colon < 0 ? name : name.substring(0, colon);
    return name.contains(".") || THROUGH_OTHERS.contains(plain);
  }
}
