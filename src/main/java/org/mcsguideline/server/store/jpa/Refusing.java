package org.mcsguideline.server.store.jpa;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Stands in for a service which HAPI asks for and this server must not have. */
final class Refusing {

  private final String reason;

  private Refusing(String reason) {
    this.reason = reason;
  }

  /** Every call is answered 403 with the reason, whatever way a request has taken to it. */
  static <T> T service(Class<T> type, String reason) {
    Object service =
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new Refusing(reason)::answer);
    return type.cast(service);
  }

  private Object answer(Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "toString" -> reason;
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> proxy == arguments[0];
      default -> throw new ForbiddenOperationException(reason);
    };
  }
}
