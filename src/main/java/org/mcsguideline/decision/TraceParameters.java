package org.mcsguideline.decision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.advice.Trace;
import org.mcsguideline.evaluation.ReadResource;
import org.mcsguideline.evaluation.WorkedDefine;

/** Writes what the logic has worked out, define by define. */
final class TraceParameters {

  static final String ID = "trace";
  static final String DEFINE = "define";
  static final String READ = "read";
  static final String READ_IN_ALL = "readInAll";
  static final String ITEM = "item";
  private static final int LONGEST = 500;

  private final Parameters written = new Parameters();
  private final Map<String, ReadResource> read = new LinkedHashMap<>();
  private final boolean patientContent;

  private TraceParameters(boolean patientContent) {
    this.patientContent = patientContent;
    written.setId(ID);
  }

  /**
   * The trace of a decision.
   *
   * @param patientContent false leaves out everything but states
   */
  static Parameters of(Trace trace, boolean patientContent) {
    TraceParameters all = new TraceParameters(patientContent);
    trace.defines().forEach(define -> all.add(define, trace.isCriterion(define.key())));
    all.read.values().forEach(all::add);
    return all.written;
  }

  private void add(WorkedDefine define, boolean criterion) {
    Object value = define.value();
    boolean stated = value instanceof Boolean || (criterion && value instanceof String);
    ParametersParameterComponent part = written.addParameter().setName(DEFINE);
    part(part, "name", define.key());
    part(part, "state", state(value, stated));
    if (!patientContent) {
      return;
    }
    if (!stated) {
      values(part, value);
    }
    if (define.readInAll() > define.read().size()) {
      part(part, READ_IN_ALL, Integer.toString(define.readInAll()));
    }
    for (ReadResource resource : define.read()) {
      part.addPart().setName(READ).setValue(new UriType(resource.reference()));
      read.putIfAbsent(resource.reference(), resource);
    }
  }

  /** What was found empty is known; it says nothing of what nobody has recorded. */
  private static String state(@Nullable Object value, boolean stated) {
    if (value == null) {
      return "unknown";
    }
    if (stated) {
      return value.toString();
    }
    return value instanceof List<?> things && things.isEmpty() ? "none" : "known";
  }

  private static void values(ParametersParameterComponent part, @Nullable Object value) {
    if (value instanceof Map<?, ?> elements) {
      item(part, elements);
    } else if (value instanceof List<?> values) {
      for (Object one : values) {
        if (one instanceof Map<?, ?> elements) {
          item(part, elements);
        } else if (one != null) {
          part(part, "value", one.toString());
        }
      }
    } else if (value != null) {
      part(part, "value", value.toString());
    }
  }

  private static void item(ParametersParameterComponent part, Map<?, ?> elements) {
    ParametersParameterComponent item = part.addPart().setName(ITEM);
    elements.forEach(
        (name, value) -> {
          if (value instanceof String || value instanceof Boolean) {
            part(item, name.toString(), value.toString());
          }
        });
    if (item.getPart().isEmpty()) {
      boolean unused = part.getPart().remove(item);
    }
  }

  private void add(ReadResource resource) {
    ParametersParameterComponent part = written.addParameter().setName(READ);
    add(part, "reference", new UriType(resource.reference()));
    part(part, "what", resource.what());
    part(part, "value", resource.value());
    part(part, "unit", resource.unit());
    part(part, "time", resource.time() == null ? "" : resource.time());
  }

  /** FHIR has no empty texts. */
  private static void part(ParametersParameterComponent parent, String name, String text) {
    String line = text.strip();
    if (!line.isEmpty()) {
      add(
          parent,
          name,
          new StringType(line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line));
    }
  }

  private static void add(ParametersParameterComponent parent, String name, Type value) {
    parent.addPart().setName(name).setValue(value);
  }
}
