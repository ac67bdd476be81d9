package org.mcsguideline.vignettes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;

/**
 * What is different in a vignette, written in one line, with {@code ;} between the changes.
 *
 * <pre>
 * sbp=89                          another fact
 * -age                            a fact the record lacks
 * +LACTATE 2.1 mmol/L @1          one more measurement, an hour before the decision; also {@code
 *                                 <2.1}, {@code 1..2}, {@code ..2} and {@code 1..}
 * +OVERT_BLEEDING yes @0.5        one more answer; OVERT_BLEEDING:corrected and other statuses
 * +GCS_EYE 4 @2                   one more score
 * +LIMB_CHECK LIMB_NO_DOPPLER @1  one more finding
 * +procedure IABP @5              one more procedure; procedure:in-progress and other statuses
 * +period IABP @5 in-progress     one that has a period with a begin only
 * +diagnosis SEPTIC_SHOCK @5      one more diagnosis; diagnosis:refuted and other statuses
 * +LACTATE normal @1              a measurement without value, called normal
 * +icu 1.5                        a stay in intensive care since 1.5 h
 * +order sct|233573008 @1         one more order, active
 * +device-order IABP draft        a request for a device itself, of that status
 * +use IABP completed @5-1         a device and its use from 5 h to 1 h ago; @5 has no end
 * +URINE_OUTPUT 30 mL @2-1        a measurement over a period
 * +tachycardia 30 s @1            a ventricular tachycardia, with how long it lasted
 * +setting IABP no @1             whether one device can be used here now
 * +encounter @30                  one more encounter, since 30 h
 * +medication NOREPINEPHRINE @0   a drug that an administration can refer to
 * +determined @5                  an earlier answer of the guideline: the population was true
 * ~newest urine- 120              entries by the begin of their id, moved: the newest is 120 min old,
 *                                 or as many minutes ahead when the number is negative
 * ~value urine-hour-01..06 34 mL  another value in each entry
 * ~without urine-                 entries taken out
 * ~put added-1 effectiveInstant @1  another element of an entry; {@code patient} is an entry too
 * ~drop added-1 effectiveDateTime   an element taken out; added-1 is the first that + added
 * ~status added-1 unknown         another status
 * ~component added-1 SCAI_ARREST yes  one more part: a yes or no, or a code
 * ~interpretation added-1 H       another interpretation
 * ~unverified added-1             a diagnosis that nobody called confirmed or refuted
 * !orders                         data that the caller could not deliver, by their prefetch key
 * site Shift=12 hours             a choice of the site, see {@link CaseSite}
 * </pre>
 *
 * The words in capitals are the names in {@link Codes}; {@code local|}, {@code loinc|}, {@code
 * sct|} and {@code icd|} come before any other code.
 */
final class CaseChange {

  private static final Map<String, String> SYSTEMS =
      Map.of(
          "local", "http://fhir.org/guides/mcs-after-rosc/CodeSystem/mcs-local",
          "loinc", "http://loinc.org",
          "sct", "http://snomed.info/sct",
          "icd", "http://hl7.org/fhir/sid/icd-10-cm");

  private CaseChange() {}

  /** The request that comes of it. */
  static ObjectNode to(String vignette, String changes) {
    Vignette changed = Vignettes.byId(vignette);
    for (String change : changes.split(";", -1)) {
      String text = change.strip();
      if (text.contains("=") && !text.startsWith("+") && !CaseSite.isChoice(text)) {
        String[] pair = text.split("=", 2);
        changed = changed.withFact(pair[0].strip(), pair[1].strip());
      } else if (text.startsWith("-")) {
        changed = changed.withoutFact(text.substring(1));
      } else if (!text.isEmpty() && !text.matches("([+!~]|site ).*")) {
        throw new IllegalArgumentException("Not understood: " + text);
      }
    }
    Addition addition = Addition.to(changed);
    for (String change : changes.split(";", -1)) {
      if (change.strip().startsWith("+")) {
        addition = add(addition, change.strip().substring(1).split("\\s+"));
      }
    }
    ObjectNode request = addition.request(HookService.PATIENT_REVIEW);
    for (String change : changes.split(";", -1)) {
      if (change.strip().startsWith("~")) {
        CaseEdit.edit(request, change.strip().substring(1).split("\\s+", 4));
      }
      if (change.strip().startsWith("!")
          && ((ObjectNode) request.path("prefetch")).remove(change.strip().substring(1)) == null) {
        throw new IllegalArgumentException("The request has no " + change);
      }
    }
    return request;
  }

  private static Addition add(Addition addition, String... words) {
    if (words[0].equals("icu")) {
      return CaseEdit.intensiveCare(addition, words[1]);
    }
    if (words[0].equals("device-order")) {
      return addition.resource(chart -> CaseEdit.deviceOrder(chart, code(words[1]), words[2]));
    }
    String hours = last(words);
    String[] kind = words[0].split(":", 2);
    return switch (kind[0]) {
      case "procedure" ->
          addition.procedure(
              code(words[1]),
              hours,
              procedure -> {
                if (kind.length > 1) {
                  procedure.setStatus(Procedure.ProcedureStatus.fromCode(kind[1]));
                }
              });
      case "period" ->
          addition.procedure(
              code(words[1]),
              hours,
              procedure ->
                  procedure
                      .setStatus(Procedure.ProcedureStatus.fromCode(kind[1]))
                      .setPerformed(
                          new Period()
                              .setStartElement(procedure.getPerformedDateTimeType().copy())));
      case "use" -> addition.use(code(words[1]), words[2], hours.split("-", 2));
      case "tachycardia", "setting", "determined", "encounter", "medication" ->
          CaseEdit.add(addition, words, hours);
      case "order" -> addition.order(code(words[1]), hours);
      case "diagnosis" ->
          addition.diagnosis(
              code(words[1]),
              hours,
              condition -> {
                if (kind.length > 1) {
                  condition.getVerificationStatus().getCodingFirstRep().setCode(kind[1]);
                }
              });
      default -> observed(addition, kind, words, hours);
    };
  }

  private static Addition observed(Addition addition, String[] kind, String[] words, String hours) {
    Coding code = code(kind[0]);
    String value = words[1];
    if (value.equals("normal")) {
      return addition.observation(
          code,
          hours,
          entry ->
              entry
                  .addInterpretation()
                  .addCoding()
                  .setSystem("http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation")
                  .setCode("N"));
    }
    if (kind.length > 1) {
      return addition.observation(
          code,
          hours,
          entry ->
              entry
                  .setStatus(Observation.ObservationStatus.fromCode(kind[1]))
                  .setValue(new BooleanType(value.equals("yes"))));
    } else if (value.equals("yes") || value.equals("no")) {
      return addition.answer(code, value.equals("yes"), hours);
    } else if (words.length == 4) {
      return CaseEdit.measured(addition, code, CaseEdit.amount(value, words[2]), hours);
    } else if (value.matches("\\d+")) {
      return addition.score(code, Integer.parseInt(value), hours);
    }
    return addition.finding(code, code(value), hours);
  }

  private static String last(String... words) {
    String last = words[words.length - 1];
    if (!last.startsWith("@")) {
      throw new IllegalArgumentException("Ends with @ and the hours: " + String.join(" ", words));
    }
    return last.substring(1);
  }

  static Coding code(String name) {
    String[] parts = name.split("\\|", 2);
    if (parts.length == 2) {
      return new Coding().setSystem(SYSTEMS.get(parts[0])).setCode(parts[1]);
    }
    try {
      return (Coding) Codes.class.getDeclaredField(name.toUpperCase(Locale.ROOT)).get(null);
    } catch (ReflectiveOperationException unknown) {
      throw new IllegalArgumentException("Codes has no " + name, unknown);
    }
  }
}
