package dev.gatewright.protocol.internal.issue;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.issue.ReservedClaims;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.ports.Subjects.SubjectView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/// Which claims about a person go where (OpenID Connect Core §5.1, §5.4).
public final class SubjectClaims {
  /// Claims that a protocol sets and that no stored attribute or request may replace.
  private static final Set<String> PROTOCOL_CLAIMS =
      Set.of(
          "iss",
          "sub",
          "aud",
          "exp",
          "nbf",
          "iat",
          "jti",
          "auth_time",
          "nonce",
          "acr",
          "amr",
          "azp",
          "at_hash",
          "c_hash",
          "sid",
          "client_id",
          "scope",
          "gid",
          "cid",
          "act",
          OrganizationsClaim.NAME,
          OrganizationsClaim.DEFAULT);

  private static final Map<String, List<String>> BY_SCOPE = byScope();

  private SubjectClaims() {}

  /// Every claim that a standard scope can ask for.
  public static List<String> supported() {
    return BY_SCOPE.values().stream().flatMap(List::stream).distinct().toList();
  }

  /// The standard scopes that have any of these claims.
  public static Scope scopesOf(Set<String> names) {
    return Scope.of(
        BY_SCOPE.entrySet().stream()
            .filter(entry -> entry.getValue().stream().anyMatch(names::contains))
            .map(Map.Entry::getKey)
            .toList());
  }

  /// True if the client may ask for a claim by name (OpenID Connect Core §5.5): one of a standard
  /// scope that it may ask for, or any other claim if the client is ours.
  private static boolean mayAskFor(Client client, String name) {
    var scopes = scopesOf(Set.of(name));
    return scopes.isEmpty() ? client.option(Client.FIRST_PARTY) : client.scope().covers(scopes);
  }

  /// True if a token may tell the client this claim without its being asked for: whatever it is
  /// where the client is ours, and else what a granted standard scope names, since the user
  /// consented to no more.
  static boolean isGranted(Client client, Scope scope, String name) {
    return client.option(Client.FIRST_PARTY) || !scopesOf(Set.of(name)).intersect(scope).isEmpty();
  }

  /// Adds the claims that `scope` grants and those asked for by name that the client may ask for.
  public static void addByScope(
      ObjectNode target, SubjectView subject, Client client, Scope scope, Set<String> requested) {
    BY_SCOPE.forEach((token, names) -> {
      if (scope.contains(token)) {
        names.forEach(name -> add(target, subject, name));
      }
    });
    requested.stream()
        .filter(name -> mayAskFor(client, name))
        .forEach(name -> add(target, subject, name));
  }

  /// Adds everything that is known about the person.
  public static void addAll(ObjectNode target, SubjectView subject) {
    subject.claims().keySet().stream().sorted().forEach(name -> add(target, subject, name));
    add(target, subject, "updated_at");
  }

  /// Adds claims of the host's own, but for those that the protocol sets and those that are there.
  static void addExtra(ObjectNode target, Map<String, Object> extra) {
    addMissing(target, extra, PROTOCOL_CLAIMS::contains);
  }

  /// Adds claims of a hook's, but for those that are reserved and those that are there.
  static void addAdvised(ObjectNode target, Map<String, Object> advised) {
    addMissing(target, advised, ReservedClaims::has);
  }

  private static void addMissing(
      ObjectNode target, Map<String, Object> claims, Predicate<String> isKept) {
    claims.forEach((name, value) -> {
      if (!isKept.test(name) && !target.has(name)) {
        target.set(name, Json.node(value));
      }
    });
  }

  /// Adds one claim, if the person has it and it is not one that the protocol sets.
  public static void add(ObjectNode target, SubjectView subject, String name) {
    if (PROTOCOL_CLAIMS.contains(name)) {
      return;
    }
    if (name.equals("updated_at")) {
      target.put(name, subject.updatedAt().getEpochSecond());
      return;
    }
    var value = subject.claims().get(name);
    if (value != null) {
      target.set(name, Json.node(value));
    }
  }

  private static Map<String, List<String>> byScope() {
    var map = new LinkedHashMap<String, List<String>>();
    map.put(
        "profile",
        List.of(
            "name",
            "family_name",
            "given_name",
            "middle_name",
            "nickname",
            "preferred_username",
            "profile",
            "picture",
            "website",
            "gender",
            "birthdate",
            "zoneinfo",
            "locale",
            "updated_at"));
    map.put("email", List.of("email", "email_verified"));
    map.put("address", List.of("address"));
    map.put("phone", List.of("phone_number", "phone_number_verified"));
    return map;
  }
}
