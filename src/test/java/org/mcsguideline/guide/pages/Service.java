package org.mcsguideline.guide.pages;

import org.mcsguideline.knowledge.GuidelineService;

/**
 * A service that callers can use.
 *
 * @param page its page in the guide
 */
record Service(String id, String hook, String title, String description, String page) {

  static Service of(GuidelineService service) {
    return new Service(
        service.id(),
        service.hook(),
        service.text().title(),
        service.text().description(),
        "PlanDefinition-" + service.id() + ".html");
  }
}
