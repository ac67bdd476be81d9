package org.mcsguideline.registry;

import java.util.Optional;

/** A public registry of research studies. */
public interface StudyRegistry {

  /** What the registry says of a study; empty when it was not asked or does not know the study. */
  Optional<RecruitmentState> ask(String studyNumber);

  /** No registry is asked; nothing leaves this machine. */
  static StudyRegistry notAsked() {
    return studyNumber -> Optional.empty();
  }
}
