// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// `UserMade`, as the server tells it. Later versions may tell more.
///
/// @param id what addresses name the person by, for ever
/// @param email where mail goes
/// @param emailVerified whether somebody showed that it is theirs
/// @param status whether they may act
/// @param role the issuer's own word for what they are
/// @param claims what else is said of them
/// @param hasPassword not told in lists
/// @param createdAt when the account was made
/// @param updatedAt when it was changed last
/// @param password the one that was made, told this once
public record UserMade(
    String id,
    String email,
    boolean emailVerified,
    UserStatus status,
    Optional<String> role,
    Map<String, Object> claims,
    Optional<Boolean> hasPassword,
    Instant createdAt,
    Instant updatedAt,
    Optional<Secret> password) {
  static UserMade of(Members json) {
    return new UserMade(
        json.required("id", Readers::text),
        json.required("email", Readers::text),
        json.required("email_verified", Readers::flag),
        json.required("status", Readers.word(UserStatus::new)),
        json.optional("role", Readers::text),
        json.required("claims", Readers::map),
        json.optional("has_password", Readers::flag),
        json.required("created_at", Readers::moment),
        json.required("updated_at", Readers::moment),
        json.optional("password", Readers::secret));
  }
}
