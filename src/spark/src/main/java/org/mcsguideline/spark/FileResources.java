package org.mcsguideline.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.mcsguideline.replay.FileReading;
import org.mcsguideline.replay.InputProblem;
import org.mcsguideline.replay.ReadingCounts;
import org.mcsguideline.replay.ReplayJson;
import scala.Tuple2;

/**
 * The resources of a file as they are read, each with the place it belongs to; last what the file
 * held. Holds no more of it than a line. The stream is closed at the end.
 */
final class FileResources implements Iterator<Tuple2<ResourceKey, String>> {

  private final String name;
  private final InputStream content;
  private final ReadingCounts counts = new ReadingCounts();
  private final FileReading reading;
  private final Deque<Tuple2<ResourceKey, String>> ready = new ArrayDeque<>();
  private long number;
  private boolean ended;

  FileResources(String name, InputStream content) {
    this.name = name;
    this.content = content;
    this.reading = new FileReading(name, content, counts, this::tell);
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !ended) {
      read();
    }
    return !ready.isEmpty();
  }

  @Override
  public Tuple2<ResourceKey, String> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void read() {
    try {
      List<FileReading.Resource> resources = reading.next();
      if (resources == null) {
        ended = true;
        content.close();
        add(new ReadingNote(null, counts.result()));
      } else {
        for (FileReading.Resource resource : resources) {
          ready.add(
              new Tuple2<>(new ResourceKey(resource.patient(), name, number++), resource.json()));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void tell(InputProblem problem) {
    add(new ReadingNote(problem, null));
  }

  private void add(ReadingNote note) {
    try {
      ready.add(
          new Tuple2<>(
              ResourceKey.ofReading(name, number++), ReplayJson.MAPPER.writeValueAsString(note)));
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    }
  }
}
