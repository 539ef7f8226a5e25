package dev.gatewright.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.server.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// How people are told of.
final class People {
  static final Document USER =
      Document.of(
          "User",
          Field.required("id", Shapes.TEXT, "what addresses name the person by, for ever"),
          Field.required("email", Shapes.TEXT, "where mail goes"),
          Field.required(
              "email_verified", Shapes.FLAG, "whether somebody showed that it is theirs"),
          Field.required("status", Shapes.words(UserStatus.values()), "whether they may act"),
          Field.optional("role", Shapes.TEXT, "the issuer's own word for what they are"),
          Field.required("claims", Shapes.MEMBERS, "what else is said of them"),
          Field.optional("has_password", Shapes.FLAG, "not told in lists"),
          Field.required("created_at", Shapes.MOMENT, "when the account was made"),
          Field.required("updated_at", Shapes.MOMENT, "when it was changed last"));

  private People() {}

  /// The status that a word which was held to its shape means.
  static UserStatus status(String word) {
    return UserStatus.valueOf(word.toUpperCase(Locale.ROOT));
  }

  static Map<String, Object> told(User user) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", user.id().value());
    fields.put("email", user.emailAsTyped());
    fields.put("email_verified", user.emailVerified());
    fields.put("status", Shapes.word(user.status()));
    user.role().ifPresent(role -> fields.put("role", role));
    fields.put("claims", user.claims().values());
    fields.put("created_at", user.createdAt().toString());
    fields.put("updated_at", user.updatedAt().toString());
    return fields;
  }

  static Map<String, Object> told(User user, boolean hasPassword) {
    var fields = told(user);
    fields.put("has_password", hasPassword);
    return fields;
  }

  /// Where a list of people goes on. It hides nothing from whoever got the list, and keeps
  /// addresses out of what others log of requests.
  static Optional<String> cursor(List<User> users, boolean more) {
    return more
        ? Optional.of(
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(users.getLast().email().value().getBytes(UTF_8)))
        : Optional.empty();
  }

  /// Answers with what follows after the `cursor` of the request, if it has one of ours.
  static HttpResponse from(AdminCall call, Function<Optional<String>, HttpResponse> answer) {
    var cursor = call.parameter("cursor");
    var after = cursor.flatMap(People::after);
    return cursor.isPresent() && after.isEmpty()
        ? Parameter.refused(call, "cursor")
        : answer.apply(after);
  }

  /// After whose address a list goes on; empty for what is no cursor.
  private static Optional<String> after(String cursor) {
    try {
      var bytes = Base64.getUrlDecoder().decode(cursor);
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString())
          .filter(address -> CanonicalEmail.parse(address).isPresent());
    } catch (IllegalArgumentException | CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
