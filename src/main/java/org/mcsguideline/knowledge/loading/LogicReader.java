package org.mcsguideline.knowledge.loading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.LogicDefine;
import org.mcsguideline.knowledge.LogicDefine.Kind;

/** Reads how the defines of all libraries hang together. */
final class LogicReader {

  /** Given by the runtime for each call; nobody chooses them. */
  private static final List<String> OF_THE_CALL = List.of(".Decision Time", ".Unavailable Data");

  private final Map<String, Statement> statements = new LinkedHashMap<>();
  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  LogicReader(List<LibraryLogic> libraries) {
    libraries.stream()
        .flatMap(LibraryLogic::statements)
        .forEach(statement -> statements.put(statement.key(), statement));
    ResultReading results = new ResultReading(statements);
    defines().forEach(define -> kinds.put(define.key(), results.kind(define)));
  }

  private Stream<Statement> defines() {
    return statements.values().stream()
        .filter(statement -> !statement.isParameter() && !statement.key().endsWith("()"));
  }

  Map<String, LogicDefine> read() {
    Map<String, LogicDefine> read = new LinkedHashMap<>();
    defines()
        .filter(define -> kinds.get(define.key()) != Kind.THRESHOLD)
        .filter(define -> !define.locator().isEmpty())
        .forEach(define -> read.put(define.key(), read(define)));
    return read;
  }

  /** Numbers that stand in the logic, and what a site may choose. */
  Stream<Statement> thresholds() {
    return statements.values().stream()
        .filter(s -> s.isParameter() ? isChosen(s.key()) : kinds.get(s.key()) == Kind.THRESHOLD)
        .filter(s -> !s.locator().isEmpty());
  }

  private static boolean isChosen(String parameter) {
    return OF_THE_CALL.stream().noneMatch(parameter::endsWith);
  }

  private LogicDefine read(Statement define) {
    Reach reach = Reach.of(define, statements);
    Predicate<String> isThreshold = key -> kinds.get(key) == Kind.THRESHOLD;
    DefineText text = define.library().text();
    return new LogicDefine(
        define.key(),
        Objects.requireNonNull(kinds.get(define.key())),
        text.above(define.locator()),
        text.of(define.locator()),
        reach.defines().stream().filter(isThreshold.negate()).filter(this::isWritten).toList(),
        Stream.concat(
                reach.defines().stream().filter(isThreshold),
                reach.parameters().stream().filter(LogicReader::isChosen))
            .toList(),
        items(define));
  }

  /** The translator adds a define of the patient that nobody has written. */
  private boolean isWritten(String key) {
    Statement statement = statements.get(key);
    return statement != null && !statement.locator().isEmpty();
  }

  private List<String> items(Statement define) {
    JsonNode expression = define.expression();
    if ("ExpressionRef".equals(Statement.type(expression))) {
      Statement target = statements.get(define.target(expression));
      return target == null ? List.of() : items(target);
    }
    List<String> items = new ArrayList<>();
    if ("List".equals(Statement.type(expression))) {
      expression
          .path("element")
          .forEach(
              tuple ->
                  tuple
                      .path("element")
                      .valueStream()
                      .filter(part -> "state".equals(part.path("name").asText()))
                      .map(part -> part.path("value"))
                      .filter(value -> "ExpressionRef".equals(Statement.type(value)))
                      .forEach(value -> items.add(define.target(value))));
      return items.size() == expression.path("element").size() ? items : List.of();
    }
    return items;
  }
}
