package org.mcsguideline.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.replay.PatientAccount;
import org.mcsguideline.replay.ReplayJson;
import scala.Tuple2;

/** Makes sorted resources into accounts of patients; holds the record of one patient at a time. */
final class Patients implements FlatMapFunction<Iterator<Tuple2<ResourceKey, String>>, String> {

  private static final long serialVersionUID = 1;

  private final Broadcast<CarriedOptions> options;

  Patients(Broadcast<CarriedOptions> options) {
    this.options = options;
  }

  @Override
  public Iterator<String> call(Iterator<Tuple2<ResourceKey, String>> sorted) {
    return sorted.hasNext()
        ? new Accounts(sorted, ExecutorReplay.of(options.value()))
        : Collections.emptyIterator();
  }

  /** Lines of JSON, a patient each. */
  private static final class Accounts implements Iterator<String> {

    private final Iterator<Tuple2<ResourceKey, String>> sorted;
    private final ExecutorReplay replay;

    /** The first resource of the next patient. */
    private @Nullable Tuple2<ResourceKey, String> next;

    Accounts(Iterator<Tuple2<ResourceKey, String>> sorted, ExecutorReplay replay) {
      this.sorted = sorted;
      this.replay = replay;
      this.next = sorted.next();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public String next() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      String patient = next._1().patient();
      List<String> resources = new ArrayList<>();
      while (next != null && next._1().patient().equals(patient)) {
        resources.add(next._2());
        next = sorted.hasNext() ? sorted.next() : null;
      }
      return line(replay.replay(patient, resources));
    }

    private static String line(PatientAccount account) {
      try {
        return ReplayJson.MAPPER.writeValueAsString(account);
      } catch (JsonProcessingException never) {
        throw new IllegalStateException(never);
      }
    }
  }
}
