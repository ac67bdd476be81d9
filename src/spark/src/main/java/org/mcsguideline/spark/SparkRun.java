package org.mcsguideline.spark;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.input.PortableDataStream;
import org.apache.spark.rdd.PartitionPruningRDD;
import org.mcsguideline.replay.FileReading;
import org.mcsguideline.replay.ReadingCounts;
import org.mcsguideline.replay.ReplayJson;
import org.mcsguideline.replay.ReplayRefused;
import scala.Function1;
import scala.Tuple2;
import scala.reflect.ClassTag$;

/**
 * Replays a whole input: each file is read where Spark puts it, resources go to the part of their
 * patient, sorted there on disk, and one patient after the other is replayed. A part that fails is
 * done again by Spark; what has been read is not read again for it.
 */
final class SparkRun {

  /** Parts of about this size keep the sorting of one in memory as a rule. */
  private static final long BYTES_A_PARTITION = 32L << 20;

  /** Patients differ in length, so that each place gets several parts. */
  private static final int PARTITIONS_A_PLACE = 4;

  private final JavaSparkContext spark;

  SparkRun(JavaSparkContext spark) {
    this.spark = spark;
  }

  /** Which partitions are looked at. */
  private interface Chosen extends Function1<Object, Object>, Serializable {}

  /**
   * Writes the accounts of all patients, what could not be read, and the counts of the input.
   *
   * @return the counts
   * @throws ReplayRefused when the input is not there or the output is
   */
  ReadingCounts.Result run(SparkOptions options) throws IOException {
    Configuration hadoop = spark.hadoopConfiguration();
    hadoop.setBoolean("mapreduce.input.fileinputformat.input.dir.recursive", true);
    Path input = new Path(options.input());
    Path out = new Path(options.out());
    FileSystem files = input.getFileSystem(hadoop);
    if (!files.exists(input)) {
      throw new ReplayRefused(options.input(), "is not there");
    }
    if (out.getFileSystem(hadoop).exists(out)) {
      throw new ReplayRefused(options.out(), "is there already; take another folder");
    }
    long bytes = files.getContentSummary(input).getLength();
    ByPatient partitioner = new ByPatient(partitions(options, bytes));
    int reading = partitioner.reading();
    JavaPairRDD<ResourceKey, String> sorted =
        read(files.makeQualified(input).toUri()).repartitionAndSortWithinPartitions(partitioner);
    JavaRDD<ReadingNote> notes =
        only(sorted, number -> (Integer) number == reading).map(SparkRun::note);
    ReadingCounts.Result counts = counts(notes, options);
    notes
        .filter(note -> note.problem() != null)
        .map(note -> ReplayJson.MAPPER.writeValueAsString(note.problem()))
        .saveAsTextFile(new Path(out, "problems").toString());
    Broadcast<CarriedOptions> carried = spark.broadcast(options.replay());
    only(sorted, number -> (Integer) number != reading)
        .mapPartitions(new Patients(carried))
        .saveAsTextFile(new Path(out, "accounts").toString());
    try (FSDataOutputStream file =
        out.getFileSystem(hadoop).create(new Path(out, "reading.json"), false)) {
      file.write(ReplayJson.MAPPER.writeValueAsBytes(counts));
    }
    return counts;
  }

  private int partitions(SparkOptions options, long bytes) {
    long bySize = bytes / BYTES_A_PARTITION;
    return options.partitions() > 0
        ? options.partitions()
        : (int)
            Math.max(
                (long) spark.defaultParallelism() * PARTITIONS_A_PLACE,
                Math.min(bySize, Integer.MAX_VALUE - 1));
  }

  /** Every resource of a patient with its place, and what the reading tells. */
  private JavaPairRDD<ResourceKey, String> read(URI input) {
    return spark
        .binaryFiles(input.toString(), spark.defaultParallelism())
        .flatMapToPair(file -> resources(input, file));
  }

  private static Iterator<Tuple2<ResourceKey, String>> resources(
      URI input, Tuple2<String, PortableDataStream> file) {
    String path = new Path(file._1()).toUri().getPath();
    if (!FileReading.isMeant(path)) {
      return Collections.emptyIterator();
    }
    DataInputStream content = file._2().open();
    return new FileResources(name(input.getPath(), path), content);
  }

  /** The path within the input, or the name of the one file. */
  private static String name(String input, String path) {
    String folder = input.endsWith("/") ? input : input + "/";
    return path.startsWith(folder)
        ? path.substring(folder.length())
        : path.substring(path.lastIndexOf('/') + 1);
  }

  private JavaRDD<Tuple2<ResourceKey, String>> only(
      JavaPairRDD<ResourceKey, String> sorted, Chosen chosen) {
    return new JavaRDD<>(
        PartitionPruningRDD.create(sorted.rdd(), chosen), ClassTag$.MODULE$.apply(Tuple2.class));
  }

  private static ReadingNote note(Tuple2<ResourceKey, String> line) throws IOException {
    return ReplayJson.MAPPER.readValue(line._2(), ReadingNote.class);
  }

  private static ReadingCounts.Result counts(JavaRDD<ReadingNote> notes, SparkOptions options)
      throws IOException {
    List<String> all =
        notes
            .filter(note -> note.counts() != null)
            .map(note -> ReplayJson.MAPPER.writeValueAsString(note.counts()))
            .collect();
    if (all.isEmpty()) {
      throw new ReplayRefused(
          options.input(), "holds no file of FHIR JSON (.json, .ndjson, either with .gz)");
    }
    ReadingCounts.Result sum = new ReadingCounts.Result(0, 0, Map.of());
    for (String counts : all) {
      sum = sum.plus(ReplayJson.MAPPER.readValue(counts, ReadingCounts.Result.class));
    }
    return sum;
  }
}
