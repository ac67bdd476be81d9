package org.mcsguideline.knowledge.assembly.check;

import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline;
import org.mcsguideline.knowledge.assembly.source.AuthoredResource;
import org.mcsguideline.knowledge.assembly.source.Problems;

/** Every address of ours leads to a resource of ours. */
final class ReferenceCheck implements GuidelineCheck {

  /** A system of identifiers is a name and leads nowhere; a NamingSystem says what it names. */
  private static final String IDENTIFIER_SYSTEM = ".*/identifier/\\d+/system|/uniqueId/\\d+/value";

  @Override
  public void check(AuthoredGuideline guideline, Problems problems) {
    for (AuthoredResource resource : guideline.resources()) {
      resource.visit(
          (pointer, node) -> {
            String text = node.asText();
            if (!node.isTextual() || pointer.matches(IDENTIFIER_SYSTEM)) {
              return;
            }
            if (guideline.isOwn(text) && guideline.resolve(text).isEmpty()) {
              problems.add(resource.at(pointer), "nothing has the address " + text);
            }
            if (guideline.isOwn(text) && text.contains("|")) {
              problems.add(resource.at(pointer), "the version is given by the build, not authored");
            }
          });
    }
  }
}
