package dev.gatewright.protocol.oauth;

import dev.gatewright.protocol.internal.json.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The `claims` request parameter (OpenID Connect Core §5.5).
///
/// `userinfo` and `idToken` are the names of the claims asked for in each place; `subject` is the
/// demanded value of `sub`, `essentialAcrs` the demanded values of an essential `acr` (§5.5.1.1);
/// `source` is the text as sent.
public record ClaimsRequest(
    Set<String> userinfo,
    Set<String> idToken,
    Optional<SubjectId> subject,
    List<String> essentialAcrs,
    String source) {
  private static final int MAX_LENGTH = 8192;
  private static final int MAX_CLAIMS = 100;

  public ClaimsRequest {
    userinfo = Set.copyOf(userinfo);
    idToken = Set.copyOf(idToken);
    essentialAcrs = List.copyOf(essentialAcrs);
  }

  /// Reads the parameter; absent when it is not what OpenID Connect Core §5.5 says.
  public static Optional<ClaimsRequest> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    return Json.parseObject(text).flatMap(root -> read(root, text));
  }

  /// Every claim asked for, in either place.
  public Set<String> names() {
    var names = new LinkedHashSet<>(userinfo);
    names.addAll(idToken);
    return names;
  }

  private static Optional<ClaimsRequest> read(ObjectNode root, String text) {
    var userinfo = names(root, "userinfo");
    var idToken = names(root, "id_token");
    if (userinfo.isEmpty() || idToken.isEmpty()) {
      return Optional.empty();
    }
    var subject = value(root, "id_token", "sub").or(() -> value(root, "userinfo", "sub"));
    if (subject.isPresent() && !SubjectId.isValid(subject.get())) {
      return Optional.empty();
    }
    return Optional.of(
        new ClaimsRequest(
            userinfo.get(), idToken.get(), subject.map(SubjectId::new), essentialAcrs(root), text));
  }

  private static Optional<Set<String>> names(ObjectNode root, String place) {
    var member = root.get(place);
    if (member == null || member.isNull()) {
      return Optional.of(Set.of());
    }
    if (!(member instanceof ObjectNode claims) || claims.size() > MAX_CLAIMS) {
      return Optional.empty();
    }
    var names = new LinkedHashSet<String>();
    for (var entry : claims.properties()) {
      if (!entry.getValue().isNull() && !entry.getValue().isObject()) {
        return Optional.empty();
      }
      names.add(entry.getKey());
    }
    return Optional.of(names);
  }

  private static Optional<String> value(ObjectNode root, String place, String claim) {
    return Json.text(root.path(place).path(claim), "value");
  }

  private static List<String> essentialAcrs(ObjectNode root) {
    JsonNode acr = root.path("id_token").path("acr");
    if (!acr.path("essential").asBoolean(false)) {
      return List.of();
    }
    var single = Json.text(acr, "value");
    if (single.isPresent()) {
      return List.of(single.get());
    }
    return acr.path("values")
        .valueStream()
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue)
        .toList();
  }
}
