package org.mcsguideline.server.store.export;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.TokenParamModifier;
import ca.uhn.fhir.rest.param.UriParam;
import com.google.common.collect.Lists;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IAnyResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.ValueSet;
import org.mcsguideline.export.ValueSets;

/** Forms, what they name, and the responses to them, by HAPI's storage. */
final class StoredForms implements ValueSets {

  /** Responses that are in memory at a time. */
  private static final int AT_A_TIME = 200;

  private final DaoRegistry daos;

  StoredForms(DaoRegistry daos) {
    this.daos = daos;
  }

  /**
   * The form with this id.
   *
   * @throws ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException when there is none
   */
  Questionnaire form(IdType id) {
    return daos.getResourceDao(Questionnaire.class)
        .read(id.toUnqualifiedVersionless(), new SystemRequestDetails());
  }

  @Override
  public Optional<ValueSet> at(String canonical) {
    String url = withoutVersion(canonical);
    SearchParameterMap search =
        SearchParameterMap.newSynchronous(ValueSet.SP_URL, new UriParam(url));
    return daos
        .getResourceDao(ValueSet.class)
        .searchForResources(search, new SystemRequestDetails())
        .stream()
        .findFirst();
  }

  /**
   * The responses to any version of a form, but those entered in error, some at a time. In memory
   * are the ids of all, so that none is missed or met twice, and no connection to the database is
   * held while somebody slow reads them. What is deleted meanwhile is not there any more.
   */
  Iterator<QuestionnaireResponse> responses(Questionnaire form) {
    SearchParameterMap search =
        SearchParameterMap.newSynchronous(
            QuestionnaireResponse.SP_STATUS,
            new TokenParam(null, QuestionnaireResponseStatus.ENTEREDINERROR.toCode())
                .setModifier(TokenParamModifier.NOT));
    List<String> ids =
        responses().searchForResourceIds(search, new SystemRequestDetails()).stream()
            .map(IIdType::getIdPart)
            .sorted()
            .toList();
    return Lists.partition(ids, AT_A_TIME).stream()
        .flatMap(this::withIds)
        .filter(response -> answers(response, form))
        .iterator();
  }

  private Stream<QuestionnaireResponse> withIds(List<String> ids) {
    TokenOrListParam any = new TokenOrListParam();
    ids.forEach(any::add);
    SearchParameterMap search =
        SearchParameterMap.newSynchronous().add(IAnyResource.SP_RES_ID, any);
    return responses().searchForResources(search, new SystemRequestDetails()).stream()
        .sorted(Comparator.comparing(response -> response.getIdElement().getIdPart()));
  }

  private IFhirResourceDao<QuestionnaireResponse> responses() {
    return daos.getResourceDao(QuestionnaireResponse.class);
  }

  /** A search finds a canonical with its version only; earlier versions must not get lost. */
  private static boolean answers(QuestionnaireResponse response, Questionnaire form) {
    return response.hasQuestionnaire()
        && withoutVersion(response.getQuestionnaire()).equals(form.getUrl());
  }

  private static String withoutVersion(String canonical) {
    int bar = canonical.indexOf('|');
    return bar < 0 ? canonical : canonical.substring(0, bar);
  }
}
