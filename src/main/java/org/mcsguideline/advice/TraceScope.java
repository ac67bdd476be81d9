package org.mcsguideline.advice;

import java.util.Set;
import java.util.stream.Collectors;
import org.mcsguideline.knowledge.Grounds;
import org.mcsguideline.knowledge.GuidelineService;
import org.mcsguideline.knowledge.LogicDefine;
import org.mcsguideline.knowledge.LogicDefine.Kind;

/**
 * The defines of a service that are told of in an explanation.
 *
 * @param criteria those of them that give a state
 */
record TraceScope(Set<String> defines, Set<String> criteria) {

  TraceScope {
    defines = Set.copyOf(defines);
    criteria = Set.copyOf(criteria);
  }

  static TraceScope of(GuidelineService service, Grounds grounds) {
    Set<LogicDefine> reached =
        grounds
            .reach(service.plans().stream().flatMap(plan -> plan.deciding().stream()).toList())
            .stream()
            .flatMap(key -> java.util.Optional.ofNullable(grounds.defines().get(key)).stream())
            .filter(define -> define.kind() != Kind.WORDING)
            .collect(Collectors.toSet());
    return new TraceScope(
        reached.stream().map(LogicDefine::key).collect(Collectors.toSet()),
        reached.stream()
            .filter(define -> define.kind() == Kind.CRITERION)
            .map(LogicDefine::key)
            .collect(Collectors.toSet()));
  }
}
