package org.mcsguideline.bench;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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

  private static final int SMALL = 60;

  /** Bytes; cards of the example are longer by far. */
  private static final int LEAST_ANSWER = 2000;

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

  /**
   * CPU time, in milliseconds, spent on the small request before anything is measured. By CPU time,
   * so that Java is as warm on a busy machine as on a quiet one.
   */
  @Param("1000")
  public int warmUp = 1000;

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

  /** Something that takes the bytes of a record and answers. */
  @FunctionalInterface
  private interface Answering {
    Object answer(byte[] record) throws IOException;
  }

  /** Loads what the variant needs and warms it. */
  @Setup
  public void prepare() throws Exception {
    Level unused = References.quiet(Level.WARN);
    Variant wanted = Variant.valueOf(variant);
    Answering made = made(wanted);
    byte[] small = record(wanted, SMALL);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long until = threads.getCurrentThreadCpuTime() + TimeUnit.MILLISECONDS.toNanos(warmUp);
    do {
      checkWhole(made.answer(small));
    } while (threads.getCurrentThreadCpuTime() < until);
    byte[] record = record(wanted, resources);
    call = () -> made.answer(record);
  }

  private static void checkWhole(Object answer) {
    if (answer instanceof byte[] bytes && bytes.length < LEAST_ANSWER) {
      throw new IllegalStateException("The answer says nothing.");
    }
  }

  /** Whoever reads FHIR and no hooks gets the same resources in one bundle. */
  private static byte[] record(Variant wanted, int resources) {
    boolean readsHooks = wanted != Variant.HAPI && wanted != Variant.APPLY;
    return readsHooks ? SizedRequest.of(resources) : SizedRequest.bundle(resources);
  }

  private Answering made(Variant wanted) throws IOException {
    return switch (wanted) {
      case JACKSON -> References::copied;
      case HAPI -> References::parsed;
      case APPLY -> new StockApply(Content.bundle(actions))::answer;
      case ENGINE -> new EngineCall(knowledge())::values;
      case KERNEL -> new HookKernel(knowledge(), SizedRequest.SERVICE)::answer;
    };
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
