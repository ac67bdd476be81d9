package org.mcsguideline.server.store.jpa;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

/** Stands in for a service which HAPI asks for and this server must not have. */
final class Refusing {

  private final String reason;

  private Refusing(String reason) {
    this.reason = reason;
  }

  /**
   * A call is answered 403 with the reason, whatever way a request has taken to it. A question for
   * a list is answered with none, which is true: HAPI asks for jobs under way when it stores codes.
   */
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
      default -> {
        if (List.class.isAssignableFrom(method.getReturnType())) {
          yield List.of();
        }
        throw new ForbiddenOperationException(reason);
      }
    };
  }
}
