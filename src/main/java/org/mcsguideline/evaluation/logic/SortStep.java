package org.mcsguideline.evaluation.logic;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.hl7.elm.r1.ByColumn;
import org.hl7.elm.r1.SortByItem;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.runtime.CqlList;

/** Sorts what a query gives, by the engine's comparisons. */
final class SortStep implements Step {

  /**
   * One thing to sort by.
   *
   * @param step for an expression what it is, else null
   * @param place where the expression finds what is sorted
   */
  record Order(SortByItem by, @Nullable Step step, int place) {}

  private final Step query;
  private final List<Order> orders;

  SortStep(Step query, List<Order> orders) {
    this.query = query;
    this.orders = orders;
  }

  @Override
  @SuppressWarnings("unchecked")
  public @Nullable Object work(Frame frame) {
    Object result = query.work(frame);
    if (result instanceof List<?> list) {
      for (Order order : orders) {
        sort((List<@Nullable Object>) list, order, frame);
      }
    }
    return result;
  }

  private static void sort(List<@Nullable Object> list, Order order, Frame frame) {
    list.sort(comparator(order, frame));
    String direction = Objects.requireNonNull(order.by().getDirection()).value();
    if (direction.equals("desc") || direction.equals("descending")) {
      Collections.reverse(list);
    }
  }

  private static Comparator<@Nullable Object> comparator(Order order, Frame frame) {
    Step step = order.step();
    if (step != null) {
      CqlList values = new CqlList(frame.run.state);
      return (left, right) ->
          values.compareTo(value(step, order, left, frame), value(step, order, right, frame));
    }
    return order.by() instanceof ByColumn column
        ? new CqlList(frame.run.state, column.getPath()).getColumnSort()
        : new CqlList(frame.run.state).getValueSort();
  }

  private static @Nullable Object value(
      Step step, Order order, @Nullable Object element, Frame frame) {
    frame.variables[order.place()] = element;
    return step.work(frame);
  }
}
