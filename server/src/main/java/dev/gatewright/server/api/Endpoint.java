package dev.gatewright.server.api;

import dev.gatewright.admin.command.Permission;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonBody;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One address of the API: all that is to be known of it, and what answers.
///
/// @param path below the root of the API; parts in braces are variables, of which `{issuer}` says
///   whose the rest is
/// @param summary a sentence without its end
/// @param conditional whether it takes `If-Match`, and tells an `ETag`
/// @param problems what it may refuse beside what every address of its kind may
public record Endpoint(
    String method,
    String path,
    Permission permission,
    String summary,
    List<Field> query,
    List<Field> body,
    Told told,
    boolean conditional,
    Set<AdminProblem> problems,
    Answering answering) {
  /// Answers whoever was let in and may do this.
  @FunctionalInterface
  interface Answering {
    HttpResponse answer(AdminCall call);
  }

  public Endpoint {
    query = List.copyOf(query);
    body = List.copyOf(body);
    problems = Set.copyOf(problems);
  }

  static Endpoint get(String path, Permission permission, String summary, Told told) {
    return of("GET", path, permission, summary, told);
  }

  static Endpoint post(String path, Permission permission, String summary, Told told) {
    return of("POST", path, permission, summary, told);
  }

  static Endpoint delete(String path, Permission permission, String summary) {
    return of("DELETE", path, permission, summary, new Told.Nothing());
  }

  static Endpoint of(String method, String path, Permission permission, String summary, Told told) {
    return new Endpoint(
        method,
        path,
        permission,
        summary,
        List.of(),
        List.of(),
        told,
        false,
        Set.of(),
        _ -> AdminProblem.NOT_FOUND.response());
  }

  Endpoint asking(Field... parameters) {
    return new Endpoint(
        method,
        path,
        permission,
        summary,
        List.of(parameters),
        body,
        told,
        conditional,
        problems,
        answering);
  }

  Endpoint taking(Field... members) {
    return taking(List.of(members));
  }

  Endpoint taking(List<Field> members) {
    return new Endpoint(
        method, path, permission, summary, query, members, told, conditional, problems, answering);
  }

  Endpoint onCondition() {
    return new Endpoint(
        method, path, permission, summary, query, body, told, true, problems, answering);
  }

  Endpoint refusing(AdminProblem... more) {
    return new Endpoint(
        method, path, permission, summary, query, body, told, conditional, Set.of(more), answering);
  }

  Endpoint by(Answering other) {
    return new Endpoint(
        method, path, permission, summary, query, body, told, conditional, problems, other);
  }

  /// Whether it is about something of one issuer.
  public boolean isOfIssuer() {
    return path.startsWith(AdminCall.ISSUER_PATH);
  }

  boolean isChange() {
    return !method.equals("GET");
  }

  /// Whether what it answers has an `ETag`.
  boolean isTagged() {
    return conditional && !(told instanceof Told.Nothing);
  }

  /// What the parts of its path are called that say which thing is meant.
  List<String> variables() {
    return Stream.of(path.split("/", -1))
        .filter(part -> part.startsWith("{"))
        .map(part -> part.substring(1, part.length() - 1))
        .toList();
  }

  /// Everything that it may refuse, in the order of the documentation.
  public List<AdminProblem> refusals() {
    var all =
        EnumSet.of(
            AdminProblem.CROSS_SITE,
            AdminProblem.UNAUTHENTICATED,
            AdminProblem.THROTTLED,
            AdminProblem.FORBIDDEN);
    all.addAll(problems);
    all.add(AdminProblem.PARAMETER);
    all.add(AdminProblem.PRECONDITION);
    if (!variables().isEmpty()) {
      all.add(AdminProblem.NOT_FOUND);
    }
    if (!method.equals("GET")) {
      all.addAll(
          Set.of(
              AdminProblem.PROOF_NEEDED,
              AdminProblem.CONTENT_TYPE,
              AdminProblem.BODY,
              AdminProblem.UNKNOWN_MEMBER,
              AdminProblem.IDEMPOTENCY_KEY,
              AdminProblem.IDEMPOTENCY_REUSED,
              AdminProblem.IDEMPOTENCY_RUNNING,
              AdminProblem.IDEMPOTENCY_UNKNOWN,
              AdminProblem.IDEMPOTENCY_FULL));
    }
    if (!body.isEmpty()) {
      all.addAll(Set.of(AdminProblem.INVALID, AdminProblem.MISSING));
    }
    if (conditional && !method.equals("GET")) {
      all.add(AdminProblem.STALE);
    }
    return new ArrayList<>(all);
  }

  Set<String> members() {
    return body.stream().map(Field::name).collect(Collectors.toUnmodifiableSet());
  }

  /// Whether it can be asked for without saying anything.
  boolean isContentWithNothing() {
    return body.stream().noneMatch(field -> field.need() == Field.Need.REQUIRED);
  }

  /// What is wrong with the body, if anything is.
  Optional<HttpResponse> fault(JsonBody sent) {
    for (var field : body) {
      var value = sent.get(field.name());
      if (value.isEmpty() && field.need() == Field.Need.REQUIRED) {
        return Optional.of(AdminProblem.MISSING.of(field.name()));
      }
      boolean cleared = field.need() == Field.Need.CLEARABLE && sent.isNull(field.name());
      if (value.isPresent() && !cleared && !field.shape().fits(value.get())) {
        return Optional.of(AdminProblem.INVALID.of(field.name()));
      }
    }
    return Optional.empty();
  }
}
