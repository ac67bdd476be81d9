package org.mcsguideline.server.store;

import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.data.repository.Repository;

/**
 * Treats some of HAPI's injection points as if they were marked lazy.
 *
 * <ul>
 *   <li>Of HAPI's more than fifty Spring Data repositories a store of this kind uses a few; each
 *       one that is made has its queries parsed.
 *   <li>HAPI's search parameter registry is part of a circle of constructors, which is closed only
 *       when its beans happen to be made in the right order.
 * </ul>
 */
final class LazyWiring extends ContextAnnotationAutowireCandidateResolver {

  @Override
  protected boolean isLazy(DependencyDescriptor descriptor) {
    Class<?> type = descriptor.getDependencyType();
    return Repository.class.isAssignableFrom(type)
        || ISearchParamRegistry.class.isAssignableFrom(type)
        || super.isLazy(descriptor);
  }
}
