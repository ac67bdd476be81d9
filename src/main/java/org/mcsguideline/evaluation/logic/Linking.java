package org.mcsguideline.evaluation.logic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.FunctionRef;
import org.hl7.elm.r1.IncludeDef;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.OperandDef;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.elm.executing.FunctionRefEvaluator;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.execution.Libraries;

/** Finds what names in the logic stand for, and has functions made when they are first met. */
final class Linking {

  private static final String PATIENT = "Patient";

  private final Map<String, Library> libraries = new HashMap<>();
  private final Environment environment;
  private final StepMaking making;
  private final Map<String, LogicDefine> defines = new HashMap<>();
  private final Map<LogicDefine, Reach> reaches = new HashMap<>();
  private final IdentityHashMap<FunctionDef, LogicFunction> functions = new IdentityHashMap<>();
  private final List<LogicDefine> numbered = new ArrayList<>();
  private int kept;

  Linking(Collection<Library> all, Environment environment, StepMaking making) {
    this.environment = environment;
    this.making = making;
    all.forEach(library -> libraries.put(name(library), library));
  }

  static String name(Library library) {
    return Objects.requireNonNull(Objects.requireNonNull(library.getIdentifier()).getId());
  }

  /** Makes every define of every library. */
  void makeAll() {
    libraries.values().forEach(library -> statements(library).forEach(def -> know(library, def)));
    libraries.values().forEach(library -> statements(library).forEach(def -> make(library, def)));
    functions.values().forEach(LogicFunction::finish);
  }

  private static List<ExpressionDef> statements(Library library) {
    Library.Statements statements = library.getStatements();
    return statements == null
        ? List.of()
        : statements.getDef().stream().filter(def -> !(def instanceof FunctionDef)).toList();
  }

  private void know(Library library, ExpressionDef def) {
    String name = Objects.requireNonNull(def.getName());
    LogicDefine define =
        new LogicDefine(name(library), name, numbered.size(), PATIENT.equals(def.getContext()));
    if (defines.putIfAbsent(key(library, name), define) != null) {
      throw new NoStep("a second define of the same name");
    }
    numbered.add(define);
    reaches.put(define, new Reach());
  }

  private void make(Library library, ExpressionDef def) {
    LogicDefine define = define(library, Objects.requireNonNull(def.getName()));
    Scope scope = new Scope(library, Objects.requireNonNull(reaches.get(define)));
    Step body = making.make(def.getExpression(), scope);
    define.is(body, scope.places());
  }

  private static String key(Library library, String name) {
    return name(library) + "." + name;
  }

  /** The library that a name in another one stands for; the same when there is no name. */
  Library library(@Nullable String local, Library from) {
    if (local == null) {
      return from;
    }
    IncludeDef include = Libraries.resolveLibraryRef(local, from);
    Library found = libraries.get(Libraries.toVersionedIdentifier(include).getId());
    if (found == null) {
      throw new NoStep("a library that is not there");
    }
    return found;
  }

  LogicDefine define(Library library, @Nullable String name) {
    LogicDefine define = defines.get(key(library, Objects.requireNonNull(name)));
    if (define == null) {
      throw new NoStep("a define that is not there");
    }
    return define;
  }

  Reach reach(LogicDefine define) {
    return Objects.requireNonNull(reaches.get(define));
  }

  /** The function that a call means, made now when it has not been met before. */
  LogicFunction function(FunctionRef call, Scope scope) {
    Library library = library(call.getLibraryName(), scope.library);
    List<FunctionDef> fitting =
        Libraries.getFunctionDefs(call.getName(), library).stream()
            .filter(def -> fits(def, call))
            .toList();
    if (fitting.size() != 1 || Boolean.TRUE.equals(fitting.get(0).isExternal())) {
      throw new NoStep("a function that is not one of the guideline's own");
    }
    FunctionDef def = fitting.get(0);
    LogicFunction known = functions.get(def);
    if (known != null) {
      return known;
    }
    Class<?>[] types =
        def.getOperand().stream()
            .map(operand -> (Class<?>) environment.resolveOperandType(operand))
            .toArray(Class<?>[]::new);
    LogicFunction made = new LogicFunction(def, types, functions.size());
    LogicFunction unused = functions.put(def, made);
    Scope own = new Scope(library, made.reach);
    for (OperandDef operand : def.getOperand()) {
      int unusedPlace = own.enter(Objects.requireNonNull(operand.getName()));
    }
    made.is(making.make(def.getExpression(), own), own.places());
    return made;
  }

  private static boolean fits(FunctionDef def, FunctionRef call) {
    return call.getSignature().isEmpty()
        ? def.getOperand().size() == call.getOperand().size()
        : FunctionRefEvaluator.INSTANCE.functionDefOperandsSignatureEqual(def, call.getSignature());
  }

  /** A place for one more value that is worked out once in a run. */
  int keep() {
    return kept++;
  }

  Run.Sizes sizes() {
    return new Run.Sizes(numbered, functions.size(), kept);
  }
}
