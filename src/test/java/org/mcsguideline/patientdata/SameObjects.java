package org.mcsguideline.patientdata;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares HAPI's objects field by field, also those that {@code equalsDeep} leaves out: what a
 * reference is bound to, what the parser noted, and whether something is empty or not there.
 */
final class SameObjects {

  private final List<String> differences = new ArrayList<>();
  private final IdentityHashMap<Object, Object> compared = new IdentityHashMap<>();

  private SameObjects() {}

  /** The places at which two objects differ. */
  static List<String> differences(@Nullable Object one, @Nullable Object other) {
    SameObjects same = new SameObjects();
    same.compare("", one, other);
    return same.differences;
  }

  private void compare(String path, @Nullable Object one, @Nullable Object other) {
    if (one == other) {
      return;
    }
    if (one == null || other == null || one.getClass() != other.getClass()) {
      differences.add(path + ": " + name(one) + " and " + name(other));
    } else if (one instanceof List<?> list) {
      compareLists(path, list, (List<?>) other);
    } else if (!one.getClass().getName().startsWith("org.hl7.") || one instanceof Enum) {
      if (!Objects.equals(one, other)) {
        differences.add(path + ": " + one + " and " + other);
      }
    } else {
      Object before = compared.putIfAbsent(one, other);
      if (before == null) {
        compareFields(path, one, other);
      } else if (before != other) {
        differences.add(path + ": two copies of what is one");
      }
    }
  }

  private static String name(@Nullable Object one) {
    return one == null ? "nothing" : one.getClass().getSimpleName();
  }

  private void compareLists(String path, List<?> one, List<?> other) {
    if (one.size() != other.size()) {
      differences.add(path + ": " + one.size() + " and " + other.size() + " values");
      return;
    }
    for (int i = 0; i < one.size(); i++) {
      compare(path + "[" + i + "]", one.get(i), other.get(i));
    }
  }

  private void compareFields(String path, Object one, Object other) {
    for (Class<?> type = one.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          try {
            compare(path + "." + field.getName(), field.get(one), field.get(other));
          } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
          }
        }
      }
    }
  }
}
