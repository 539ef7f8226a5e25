package dev.gatewright.server.imports;

import dev.gatewright.server.imports.Newcomer.Left;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.node.ObjectNode;

/// People of Authgear: its export, or what its import takes, which has hashes.
final class AuthgearUsers {
  private static final List<String> CLAIMS =
      List.of(
          "middle_name",
          "nickname",
          "profile",
          "picture",
          "website",
          "gender",
          "birthdate",
          "zoneinfo",
          "locale",
          "phone_number");

  private AuthgearUsers() {}

  static Row read(int row, ObjectNode user) {
    var person = new Person(row);
    person.names(
        Fields.text(user, "name"),
        Fields.text(user, "given_name"),
        Fields.text(user, "family_name"));
    for (var claim : CLAIMS) {
      person.claim(claim, Fields.text(user, claim));
    }
    person.claim("address", Fields.map(user, "address"));
    Fields.map(user, "custom_attributes")
        .ifPresent(
            custom -> custom.forEach((name, value) -> person.claim(name, Optional.of(value))));
    person.leaves(Left.ROLES, Fields.has(user, "roles") || Fields.has(user, "groups"));
    person.leaves(
        Left.ONE_TIME_PASSWORD,
        Fields.has(user.path("mfa"), "totps") || user.path("mfa").has("totp"));
    person.leaves(
        Left.PROVIDER,
        StreamSupport.stream(user.path("identities").spliterator(), false)
            .anyMatch(
                identity -> Fields.text(identity, "type").filter("oauth"::equals).isPresent()));
    var password = user.path("password");
    return person.with(
        Fields.text(user, "email"),
        Fields.isTrue(user, "email_verified"),
        !Fields.isTrue(user, "disabled"),
        password.isObject()
            ? Optional.of(Fields.text(password, "password_hash").orElse("unreadable"))
            : Optional.empty(),
        Fields.text(user, "preferred_username"));
  }
}
