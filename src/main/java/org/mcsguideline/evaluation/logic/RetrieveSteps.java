package org.mcsguideline.evaluation.logic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.elm.r1.Retrieve;
import org.hl7.elm.r1.ValueSetRef;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.data.DataProvider;
import org.opencds.cqf.cql.engine.runtime.Code;

/** Steps that ask for resources; the same question is asked once in a run. */
final class RetrieveSteps {

  private static final String PATIENT = "Patient";

  /** What is asked for; the codes are those of a list, or null. */
  private record Question(
      String type,
      @Nullable String template,
      @Nullable String codePath,
      @Nullable String codes,
      @Nullable String valueSet) {}

  private final StepMaking making;
  private final Map<Question, Integer> places = new HashMap<>();

  RetrieveSteps(StepMaking making) {
    this.making = making;
  }

  void add() {
    making.add(Retrieve.class, this::retrieve);
  }

  private Step retrieve(Retrieve retrieve, Scope scope) {
    if (retrieve.getContext() != null || retrieve.getDateRange() != null) {
      throw new NoStep("a retrieve of another context or by date");
    }
    scope.reach.retrieves();
    Step codes = codes(retrieve, scope);
    String valueSet =
        retrieve.getCodes() instanceof ValueSetRef reference
            ? NameSteps.valueSet(making, reference, scope.library).getId()
            : null;
    String type =
        making
            .environment
            .fixupQName(Objects.requireNonNull(retrieve.getDataType()))
            .getLocalPart();
    DataProvider provider = making.environment.resolveDataProvider(retrieve.getDataType());
    Question question =
        new Question(
            type,
            retrieve.getTemplateId(),
            retrieve.getCodeProperty(),
            codes instanceof Fixed fixed ? String.valueOf(fixed.value()) : null,
            valueSet);
    if (!(codes instanceof Fixed)) {
      return frame -> told(frame, ask(provider, question, codes, frame));
    }
    int place = places.computeIfAbsent(question, q -> making.linking.keep());
    return frame -> {
      Iterable<?> found = (Iterable<?>) frame.run.kept(place);
      if (found == null) {
        found = ask(provider, question, codes, frame);
        frame.run.keep(place, found);
      }
      return told(frame, found);
    };
  }

  private static Iterable<?> told(Frame frame, Iterable<?> found) {
    frame.reading.add(found);
    return found;
  }

  private Step codes(Retrieve retrieve, Scope scope) {
    return retrieve.getCodes() == null || retrieve.getCodes() instanceof ValueSetRef
        ? new Fixed(null)
        : making.make(retrieve.getCodes(), scope);
  }

  private static Iterable<?> ask(
      DataProvider provider, Question question, Step codes, Frame frame) {
    if (!frame.reading.ofPatient) {
      throw new IllegalStateException(
          "Retrieve of " + question.type() + " outside the patient context.");
    }
    return Objects.requireNonNull(
        provider.retrieve(
            PATIENT,
            null,
            frame.run.patient,
            question.type(),
            question.template(),
            question.codePath(),
            list(codes.work(frame)),
            question.valueSet(),
            null,
            null,
            null,
            null));
  }

  private static @Nullable List<Code> list(@Nullable Object codes) {
    if (codes == null) {
      return null;
    }
    List<Code> list = new ArrayList<>();
    ((Iterable<?>) codes).forEach(code -> list.add((Code) code));
    return list;
  }
}
