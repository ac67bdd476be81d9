package org.mcsguideline.knowledge.assembly.check;

import java.util.regex.Pattern;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline;
import org.mcsguideline.knowledge.assembly.source.CqlText;
import org.mcsguideline.knowledge.assembly.source.Place;
import org.mcsguideline.knowledge.assembly.source.Problems;

/** The guideline knows one present, the decision time, and never asks a clock. */
final class ClockCheck implements GuidelineCheck {

  private static final Pattern CLOCK = Pattern.compile("\\b(Now|Today|TimeOfDay)\\s*\\(");

  @Override
  public void check(AuthoredGuideline guideline, Problems problems) {
    guideline.libraries().stream()
        .filter(library -> library.file().endsWith(".cql"))
        .forEach(
            library ->
                new CqlText(library.text())
                    .executedLines().stream()
                        .filter(line -> CLOCK.matcher(line.text()).find())
                        .forEach(
                            line ->
                                problems.add(
                                    new Place(library.file(), line.line(), 0),
                                    "the only present is \"Decision Time\"")));
  }
}
