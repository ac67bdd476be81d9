package org.mcsguideline.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.server.store.ProtectedServer.auditor;
import static org.mcsguideline.server.store.ProtectedServer.nobody;
import static org.mcsguideline.server.store.ProtectedServer.patient;
import static org.mcsguideline.server.store.ProtectedServer.reader;
import static org.mcsguideline.server.store.ProtectedServer.token;
import static org.mcsguideline.server.store.ProtectedServer.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mcsguideline.server.store.TrialServer.Answer;
import org.mcsguideline.server.store.content.KnowledgeTypes;

/** The FHIR API with login: every interaction that it offers, tried by everybody. */
@Tag("T-OPENAPI")
class FhirInteractionsIT {

  /** What a caller may expect: a login is asked for, it is forbidden, or it is allowed. */
  private enum Verdict {
    LOGIN,
    FORBIDDEN,
    ALLOWED;

    static Verdict of(Answer answer) {
      return switch (answer.status()) {
        case 401 -> LOGIN;
        case 403 -> FORBIDDEN;
        default -> ALLOWED;
      };
    }
  }

  private static Answer ask(TrialServer caller, String type, String interaction) {
    String of = "/fhir/" + type;
    String body = "{\"resourceType\":\"" + type + "\",\"id\":\"matrix\"}";
    String json = "application/fhir+json";
    return switch (interaction) {
      case "read" -> caller.get(of + "/matrix");
      case "vread" -> caller.get(of + "/matrix/_history/1");
      case "history-instance" -> caller.get(of + "/matrix/_history");
      case "history-type" -> caller.get(of + "/_history?_count=1");
      case "search-type" -> caller.get(of + "?_count=1");
      case "create" -> caller.send("POST", of, "{\"resourceType\":\"" + type + "\"}", json);
      case "update" -> caller.send("PUT", of + "/matrix", body, json);
      case "patch" ->
          caller.send(
              "PATCH",
              of + "/matrix",
              "[{\"op\":\"add\",\"path\":\"/language\",\"value\":\"en\"}]",
              "application/json-patch+json");
      case "delete" -> caller.delete(of + "/matrix");
      default -> throw new AssertionError("Nobody has said who may do " + interaction);
    };
  }

  private static boolean reads(String interaction) {
    return List.of("read", "vread", "history-instance", "history-type", "search-type")
        .contains(interaction);
  }

  private static void isExpected(
      List<String> wrong, String caller, String what, Answer answer, Verdict... expected) {
    if (!List.of(expected).contains(Verdict.of(answer)) || answer.status() >= 500) {
      wrong.add(caller + " " + what + ": " + answer.status());
    }
  }

  @Test
  void everyInteractionIsOpenToThoseWhoMayAndToNobodyElse() {
    CapabilityStatement statement = nobody().get("/fhir/metadata").as(CapabilityStatement.class);
    List<String> wrong = new ArrayList<>();
    int asked = 0;
    for (CapabilityStatementRestResourceComponent resource :
        statement.getRestFirstRep().getResource()) {
      String type = resource.getType();
      boolean knowledge = KnowledgeTypes.ALL.contains(type);
      boolean fixed = knowledge || Set.of("AuditEvent", "GuidanceResponse").contains(type);
      for (var each : resource.getInteraction()) {
        String interaction = each.getCode().toCode();
        String what = interaction + " " + type;
        boolean read = reads(interaction);
        boolean audit = "AuditEvent".equals(type);
        boolean readable = read && knowledge;
        isExpected(
            wrong,
            "nobody",
            what,
            ask(nobody(), type, interaction),
            readable ? Verdict.ALLOWED : Verdict.LOGIN);
        isExpected(
            wrong,
            "reader",
            what,
            ask(reader(), type, interaction),
            read && !audit ? Verdict.ALLOWED : Verdict.FORBIDDEN);
        if (audit || Set.of("Patient", "Library").contains(type)) {
          isExpected(
              wrong,
              "auditor",
              what,
              ask(auditor(), type, interaction),
              read && (audit || knowledge) ? Verdict.ALLOWED : Verdict.FORBIDDEN);
          asked++;
        }
        Verdict[] narrowed =
            read && !"history-type".equals(interaction)
                ? new Verdict[] {Verdict.ALLOWED, Verdict.FORBIDDEN}
                : new Verdict[] {Verdict.FORBIDDEN};
        isExpected(
            wrong,
            "patient",
            what,
            ask(patient(), type, interaction),
            readable ? new Verdict[] {Verdict.ALLOWED} : narrowed);
        isExpected(
            wrong,
            "writer",
            what,
            ask(writer(), type, interaction),
            audit || (fixed && !read) ? Verdict.FORBIDDEN : Verdict.ALLOWED);
        asked += 4;
      }
    }
    assertThat(asked).isGreaterThan(1000);
    assertThat(wrong).isEmpty();
  }

  @Test
  void interactionsWithTheWholeServerNeedALogin() {
    Bundle batch = new Bundle().setType(BundleType.BATCH);
    batch.addEntry().getRequest().setMethod(HTTPVerb.GET).setUrl("Library/TinyLogic");
    nobody().send("POST", "/fhir", batch).refusedWith(401);
    nobody().get("/fhir/_history").refusedWith(401);
    patient().get("/fhir/_history").refusedWith(403);
    // Everything includes the audit trail.
    reader().get("/fhir/_history?_count=1").refusedWith(403);
    TrialServer all = nobody().as(token("user/*.rs user/AuditEvent.rs", null));
    assertThat(all.get("/fhir/_history?_count=1").status()).isEqualTo(200);
    assertThat(reader().send("POST", "/fhir", batch).status()).isEqualTo(200);
  }
}
