package dev.gatewright.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.adminclient.call.AdminException;
import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.call.Secret;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every method of the administration's client, found by looking at the client, at a real server.
@DisplayName("The administration's client at the server")
final class AdminClientReachTest {
  /// What the client or the server say of a request that the other does not know.
  private static final Set<String> MISUNDERSTOOD =
      Set.of(
          "admin.unknown_member",
          "admin.parameter",
          "admin.body",
          "admin.content_type",
          "admin.precondition",
          "client.unreadable",
          "client.no_answer");

  /// A cursor, of which no sample is right, and what is wanted or taken only without another one.
  private static final Set<String> NOT_ALL_AT_ONCE = Set.of("cursor", "user", "email");

  private static final String SAMPLE = "sample";

  @TempDir private Path folder;
  private final List<String> wrong = new ArrayList<>();
  private final Set<Class<?>> seen = new HashSet<>();

  @Test
  @DisplayName("Each address has its method, each member and parameter is one the server takes")
  void reachesEverything() throws Exception {
    try (var server = new AdminServer(folder)) {
      var names = Map.of("issuer", "acme", "client", "web", "organization", "org_west");
      visit(server.client(Mandate.owner()), names);

      assertThat(wrong).isEmpty();
      assertThat(server.asked)
          .containsAll(
              server.endpoints().stream()
                  .map(each -> each.method() + " " + AdminApi.PATH + each.path())
                  .toList());
    }
  }

  private void visit(Object handle, Map<String, String> names) throws ReflectiveOperationException {
    if (!seen.add(handle.getClass())) {
      return;
    }
    for (var method : handle.getClass().getMethods()) {
      if (method.getDeclaringClass() != handle.getClass()
          || Modifier.isStatic(method.getModifiers())) {
        continue;
      }
      if (method.getReturnType().getSimpleName().endsWith("Api")) {
        visit(method.invoke(handle, arguments(method, names, false)), names);
      } else if (Arrays.stream(method.getParameterTypes()).noneMatch(CallOptions.class::equals)) {
        call(handle, method, arguments(method, names, false));
        call(handle, method, arguments(method, names, true));
      }
    }
  }

  /// Lists ask when they are read.
  private void call(Object handle, Method method, Object[] arguments)
      throws IllegalAccessException {
    var name = handle.getClass().getSimpleName() + "." + method.getName() + ": ";
    try {
      if (method.invoke(handle, arguments) instanceof Listing<?> list) {
        list.page();
      }
    } catch (AdminException refused) {
      note(name, refused);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof AdminException refused) {
        note(name, refused);
      } else {
        wrong.add(name + e.getCause());
      }
    }
  }

  private void note(String name, AdminException refused) {
    boolean understood =
        refused.reason().startsWith("admin.") && !MISUNDERSTOOD.contains(refused.reason());
    if (!understood && refused.parameter().filter(NOT_ALL_AT_ONCE::contains).isEmpty()) {
      wrong.add(name + refused.getMessage());
    }
  }

  private Object[] arguments(Method method, Map<String, String> names, boolean all)
      throws ReflectiveOperationException {
    var arguments = new ArrayList<Object>();
    for (var parameter : method.getParameters()) {
      arguments.add(
          parameter.getType() == String.class
              ? names.getOrDefault(parameter.getName(), SAMPLE)
              : sample(parameter, all));
    }
    return arguments.toArray();
  }

  private static Object sample(Parameter parameter, boolean all)
      throws ReflectiveOperationException {
    var type = parameter.getType();
    if (type == String.class) {
      return SAMPLE;
    } else if (type == long.class) {
      return 1L;
    } else if (type == double.class) {
      return 1.0;
    } else if (type == boolean.class) {
      return true;
    } else if (type == Instant.class) {
      return Instant.EPOCH;
    } else if (type == Secret.class) {
      return Secret.of(SAMPLE);
    } else if (type == List.class) {
      return List.of();
    } else if (type == Map.class) {
      return Map.of();
    } else if (type.isRecord()) {
      return word(type);
    }
    return type == Object.class ? SAMPLE : asked(type, all);
  }

  /// The first one that the client knows.
  private static Object word(Class<?> type) throws ReflectiveOperationException {
    for (var field : type.getFields()) {
      if (Modifier.isStatic(field.getModifiers())) {
        return field.get(type);
      }
    }
    throw new AssertionError(type + " has no words");
  }

  /// What has to be said, or all that can be.
  private static Object asked(Class<?> type, boolean all) throws ReflectiveOperationException {
    var begin =
        Stream.of(type.getMethods())
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .findFirst()
            .orElseThrow();
    var request = begin.invoke(type, samples(begin));
    for (var method : all ? type.getMethods() : new Method[0]) {
      if (method.getReturnType() == type && !Modifier.isStatic(method.getModifiers())) {
        request = method.invoke(request, samples(method));
      }
    }
    return request;
  }

  private static Object[] samples(Method method) throws ReflectiveOperationException {
    var samples = new ArrayList<Object>();
    for (var parameter : method.getParameters()) {
      samples.add(sample(parameter, true));
    }
    return samples.toArray();
  }
}
