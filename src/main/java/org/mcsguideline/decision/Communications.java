package org.mcsguideline.decision;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.decision.CardFeedback.Outcome;
import org.mcsguideline.decision.CardFeedback.Reason;

/**
 * Feedback as FHIR: a Communication from the user to the service. Its category says what was done
 * with the card, its identifier is the card's, its reason is why.
 */
final class Communications {

  private static final int LONGEST_COMMENT = 500;

  private final OwnCodes codes;
  private final Set<Reason> offered;
  private final boolean patientContent;

  /**
   * A writer.
   *
   * @param offered reasons that cards offer; another one is kept as "other", since it may hold
   *     anything
   * @param patientContent false leaves out the patient and what the user wrote
   */
  Communications(OwnCodes codes, Set<Reason> offered, boolean patientContent) {
    this.codes = codes;
    this.offered = Set.copyOf(offered);
    this.patientContent = patientContent;
  }

  /** The same feedback sent twice has the same id and content. */
  Communication of(String service, CardFeedback feedback, @Nullable KnownCard card) {
    Communication kept = new Communication();
    kept.setId(id(service, feedback));
    kept.getMeta().addTag(codes.kept());
    kept.setStatus(CommunicationStatus.COMPLETED);
    kept.addIdentifier(OwnCodes.card(feedback.card()));
    kept.setSent(Date.from(feedback.at().toInstant()));
    kept.addCategory(
        codes.concept(
            feedback.outcome() == Outcome.ACCEPTED ? OwnCodes.ACCEPTED : OwnCodes.OVERRIDDEN));
    kept.setTopic(new CodeableConcept().setText(service));
    feedback.acceptedSuggestions().forEach(id -> addText(kept, "accepted suggestion " + id));
    if (feedback.reason() != null) {
      kept.addReasonCode(reason(feedback.reason()));
    }
    if (patientContent && feedback.comment() != null) {
      addText(kept, shortened(feedback.comment()));
    }
    if (card == null) {
      kept.addCategory(codes.concept(OwnCodes.CARD_NOT_KNOWN));
    } else {
      describe(kept, card);
    }
    return kept;
  }

  /** Whether a reason is one that cards offer. */
  boolean isOffered(Reason reason) {
    return offered.contains(reason);
  }

  private void describe(Communication kept, KnownCard card) {
    kept.addInstantiatesCanonical(card.plan());
    // By identifier: the decision may still wait to be written.
    kept.addAbout(
        new Reference().setType("GuidanceResponse").setIdentifier(OwnCodes.card(card.decision())));
    if (patientContent && card.patientId() != null) {
      kept.setSubject(new Reference("Patient/" + card.patientId()));
    }
  }

  private CodeableConcept reason(Reason reason) {
    return isOffered(reason)
        ? new CodeableConcept()
            .addCoding(new Coding().setSystem(reason.system()).setCode(reason.code()))
        : codes.concept(OwnCodes.OTHER_REASON);
  }

  private static void addText(Communication kept, String text) {
    kept.addPayload().setContent(new StringType(text));
  }

  private static String shortened(String comment) {
    return comment.codePointCount(0, comment.length()) <= LONGEST_COMMENT
        ? comment
        : comment.substring(0, comment.offsetByCodePoints(0, LONGEST_COMMENT));
  }

  private static String id(String service, CardFeedback feedback) {
    String name =
        String.join(
            "\n",
            service,
            feedback.card(),
            feedback.outcome().name(),
            feedback.at().toInstant().toString());
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
