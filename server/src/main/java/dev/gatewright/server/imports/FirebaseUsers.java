package dev.gatewright.server.imports;

import dev.gatewright.server.imports.Newcomer.Left;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.node.ObjectNode;

/// People of a Firebase project, as `auth:export` writes them.
final class FirebaseUsers {
  private FirebaseUsers() {}

  static Row read(int row, ObjectNode user, Optional<FirebaseHashing> hashing) {
    var person = new Person(row);
    person.names(Fields.text(user, "displayName"), Optional.empty(), Optional.empty());
    person.claim("picture", Fields.text(user, "photoUrl"));
    person.claim("phone_number", Fields.text(user, "phoneNumber"));
    person.leaves(Left.ONE_TIME_PASSWORD, Fields.has(user, "mfaInfo"));
    person.leaves(
        Left.PROVIDER,
        StreamSupport.stream(user.path("providerUserInfo").spliterator(), false)
            .anyMatch(info ->
                Fields.text(info, "providerId")
                    .filter(id -> !id.equals("password") && !id.equals("phone"))
                    .isPresent()));
    return person.with(
        Fields.text(user, "email"),
        Fields.isTrue(user, "emailVerified"),
        !Fields.isTrue(user, "disabled"),
        hash(user, hashing),
        Optional.empty());
  }

  private static Optional<String> hash(ObjectNode user, Optional<FirebaseHashing> hashing) {
    return Fields.text(user, "passwordHash")
        .map(digest ->
            hashing
                .map(how ->
                    how.encoded(standard(Fields.text(user, "salt").orElse("")), standard(digest)))
                .orElse("unreadable"));
  }

  /// Some of its tools write the Base64 of URLs (RFC 4648 §5).
  private static String standard(String base64) {
    return base64.replace('-', '+').replace('_', '/');
  }
}
