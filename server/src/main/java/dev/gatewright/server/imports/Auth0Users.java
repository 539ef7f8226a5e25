package dev.gatewright.server.imports;

import dev.gatewright.server.imports.Newcomer.Left;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// People of Auth0: its export, the password hashes that its support hands out, or what its own
/// import takes.
final class Auth0Users {
  private static final List<String> CLAIMS =
      List.of("nickname", "picture", "phone_number", "locale", "zoneinfo", "birthdate", "gender");

  private Auth0Users() {}

  static Row read(int row, ObjectNode user) {
    var person = new Person(row);
    person.names(
        Fields.text(user, "name"),
        Fields.text(user, "given_name"),
        Fields.text(user, "family_name"));
    for (var claim : CLAIMS) {
      person.claim(claim, Fields.text(user, claim));
    }
    person.claim("user_metadata", Fields.map(user, "user_metadata"));
    person.claim("app_metadata", Fields.map(user, "app_metadata"));
    person.leaves(
        Left.PROVIDER,
        StreamSupport.stream(user.path("identities").spliterator(), false)
            .anyMatch(identity ->
                Fields.text(identity, "provider").filter(one -> !one.equals("auth0")).isPresent()));
    person.leaves(
        Left.ONE_TIME_PASSWORD, Fields.has(user, "multifactor") || Fields.has(user, "mfa_factors"));
    return person.with(
        Fields.text(user, "email"),
        Fields.isTrue(user, "email_verified"),
        !Fields.isTrue(user, "blocked"),
        hash(user),
        Fields.text(user, "username"));
  }

  private static Optional<String> hash(JsonNode user) {
    return Fields.text(user, "passwordHash")
        .or(() -> Fields.text(user, "password_hash"))
        .or(() -> {
          var custom = user.path("custom_password_hash");
          return custom.isObject()
              ? Optional.of(Fields.text(custom.path("hash"), "value").orElse("unreadable"))
              : Optional.empty();
        });
  }
}
