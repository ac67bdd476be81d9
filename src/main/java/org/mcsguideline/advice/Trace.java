package org.mcsguideline.advice;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.evaluation.Worked;
import org.mcsguideline.evaluation.WorkedDefine;

/**
 * What the defines that decided have given. Holds the whole record until it is asked, so that no
 * caller waits for it to be drawn up, and afterwards only what is told of it.
 */
public final class Trace {

  /** Of a decision of which nothing is to be told. */
  public static final Trace NONE = new Trace(Worked.NOTHING, new TraceScope(Set.of(), Set.of()));

  private final TraceScope scope;

  @GuardedBy("this")
  private @Nullable Worked worked;

  @GuardedBy("this")
  private List<WorkedDefine> defines = List.of();

  Trace(Worked worked, TraceScope scope) {
    this.worked = worked;
    this.scope = scope;
  }

  /** Each with its value; the record is let go. */
  public synchronized List<WorkedDefine> defines() {
    if (worked != null) {
      defines = worked.values(scope.defines(), scope.criteria());
      worked = null;
    }
    return defines;
  }

  /** Lets the record go; what is told of it stays. */
  public void lighten() {
    List<WorkedDefine> unused = defines();
  }

  /** Whether a define gives a state and no other text. */
  public boolean isCriterion(String key) {
    return scope.criteria().contains(key);
  }

  @Override
  public String toString() {
    return "Trace";
  }
}
