package org.mcsguideline.bench;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.cost.References;
import org.mcsguideline.cost.SizedRequest;
import org.mcsguideline.hooks.HookKernel;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One call in one thread, without HTTP: ours, or one of those it is compared with. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class KernelBench {

  /** A name of {@link Variant}. */
  @Param("KERNEL")
  public String variant = "KERNEL";

  /** How many the request holds. */
  @Param("60")
  public int resources = 60;

  /** How many the service has. */
  @Param("6")
  public int actions = Content.SHIPPED_ACTIONS;

  /** The least a value set has; 0 leaves them as shipped. */
  @Param("0")
  public int codes;

  private @Nullable Callable<Object> call;

  /** What a call can be. */
  enum Variant {
    /** Request bytes to card bytes, by this project. */
    KERNEL,
    /** (a) Jackson reads the request into a tree and writes it again. */
    JACKSON,
    /** (b) HAPI parses the same resources. */
    HAPI,
    /** (c) Clinical reasoning's stock apply, tuned, on the same content. */
    APPLY,
    /** (d) Our reading of the request, then the CQL engine as it comes with its libraries kept. */
    ENGINE
  }

  /** Loads what the variant needs and calls it once. */
  @Setup
  public void prepare() throws Exception {
    Level unused = References.quiet(Level.WARN);
    call = made(Variant.valueOf(variant));
    Object first = call.call();
    if (first instanceof byte[] answer && answer.length == 0) {
      throw new IllegalStateException("An empty answer.");
    }
  }

  private Callable<Object> made(Variant wanted) throws IOException {
    byte[] request = SizedRequest.of(resources);
    byte[] bundle = SizedRequest.bundle(resources);
    switch (wanted) {
      case JACKSON:
        return () -> References.copied(request);
      case HAPI:
        return () -> References.parsed(bundle);
      case APPLY:
        StockApply stock = new StockApply(Content.bundle(actions));
        return () -> stock.answer(bundle);
      case ENGINE:
        EngineCall engine = new EngineCall(knowledge());
        return () -> engine.values(request);
      case KERNEL:
        HookKernel kernel = new HookKernel(knowledge(), SizedRequest.SERVICE);
        return () -> kernel.answer(request);
    }
    throw new IllegalArgumentException(variant);
  }

  private KnowledgeBase knowledge() throws IOException {
    JsonNode bundle = Content.bundle(actions);
    KnowledgeBase knowledge = Content.knowledge(bundle);
    return codes == 0 ? knowledge : Content.withCodes(knowledge, codes);
  }

  /** One call. */
  @Benchmark
  public Object call() throws Exception {
    return Objects.requireNonNull(call).call();
  }
}
