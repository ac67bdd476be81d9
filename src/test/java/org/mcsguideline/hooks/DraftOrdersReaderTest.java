package org.mcsguideline.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mcsguideline.tiny.FeverCall.json;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mcsguideline.request.DraftOrders;

/** Section 1.9: order-select looks at its selections; the other drafts are context. */
@Tag("ch-1.9")
class DraftOrdersReaderTest {

  private static final String DRAFTS =
      "'draftOrders':{'resourceType':'Bundle','entry':["
          + "{'resource':{'resourceType':'ServiceRequest','id':'1'}},"
          + "{'resource':{'resourceType':'ServiceRequest','id':'2'}},"
          + "{'resource':{'resourceType':'DeviceRequest','id':'1'}},"
          + "{'resource':{'resourceType':'ServiceRequest'}}]}";

  private static DraftOrders read(String hook, String more) {
    return DraftOrdersReader.read(hook, json("{" + DRAFTS + more + "}"));
  }

  @Test
  void orderSelectIsAboutTheSelectedDraftsAndKeepsTheOthersAsContext() {
    DraftOrders drafts =
        read("order-select", ",'selections':['DeviceRequest/1','ServiceRequest/2']");

    assertThat(drafts.selections()).containsExactly("DeviceRequest/1", "ServiceRequest/2");
    assertThat(drafts.inQuestion())
        .extracting(draft -> draft.path("resourceType").asText() + draft.path("id").asText())
        .containsExactly("ServiceRequest2", "DeviceRequest1");
    assertThat(drafts.context())
        .extracting(draft -> draft.path("id").asText())
        .containsExactly("1", "");
    assertThat(drafts.all()).hasSize(4);
  }

  @Test
  void orderSignIsAboutEveryDraft() {
    DraftOrders drafts = read("order-sign", ",'selections':['ServiceRequest/2']");

    assertThat(drafts.selections()).isEmpty();
    assertThat(drafts.inQuestion()).hasSize(4).isEqualTo(drafts.all());
    assertThat(drafts.context()).isEmpty();
  }

  @Test
  void otherHooksHaveNoDrafts() {
    assertThat(read("patient-view", "").all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",'selections':[]",
        ",'selections':null",
        ",'selections':'ServiceRequest/1'",
        ",'selections':{}",
        ",'selections':[7]",
        ",'selections':['1']",
        ",'selections':['ServiceRequest/1','']",
        ",'selections':['ServiceRequest/']",
        ",'selections':['https://ehr.example/fhir/ServiceRequest/1']",
        ",'selections':['ServiceRequest/3']",
        ",'selections':['DeviceRequest/2']"
      })
  void orderSelectWithoutAUsableSelectionIsRefused(String selections) {
    assertThatThrownBy(() -> read("order-select", selections))
        .isInstanceOf(MalformedRequest.class)
        .hasMessageContaining("context.selections");
  }

  @ParameterizedTest
  @ValueSource(strings = {"order-sign", "order-select"})
  void draftsThatTheHookRequiresAreRefusedWhenTheyAreMissing(String hook) {
    assertThatThrownBy(() -> DraftOrdersReader.read(hook, json("{'selections':['A/1']}")))
        .isInstanceOf(MalformedRequest.class)
        .hasMessageContaining("context.draftOrders must be a Bundle");
  }
}
