package dev.gatewright.server.api;

import dev.gatewright.admin.command.Credential;
import dev.gatewright.identity.Secret;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonBody;
import java.util.List;
import java.util.function.Function;

/// What a body says of a password: one that somebody chose, the hash of another system, or that one
/// is to be made.
final class NewPassword {
  static final Field PASSWORD =
      Field.optional("password", Shapes.TEXT, "held to what the issuer wants of passwords");

  static final Field HASH =
      Field.optional("password_hash", Shapes.TEXT, "Argon2id, bcrypt or scrypt of another system");

  static final Field GENERATE =
      Field.optional("generate_password", Shapes.FLAG, "makes one, which is told once");

  private NewPassword() {}

  /// Answers by it, or says which member is one too many or missing.
  static HttpResponse read(
      JsonBody body, boolean mayLack, Function<Credential, HttpResponse> answer) {
    boolean generate = body.flag("generate_password").orElse(false);
    var said =
        List.of(PASSWORD, HASH).stream()
            .map(Field::name)
            .filter(name -> body.get(name).isPresent())
            .toList();
    if (said.size() > 1) {
      return AdminProblem.INVALID.of("password_hash");
    }
    if (generate && !said.isEmpty()) {
      return AdminProblem.INVALID.of("generate_password");
    }
    if (said.isEmpty() && !generate && !mayLack) {
      return AdminProblem.MISSING.of("password");
    }
    return answer.apply(credential(body, generate));
  }

  private static Credential credential(JsonBody body, boolean generate) {
    if (generate) {
      return new Credential.Generated();
    }
    return body.text("password")
        .<Credential>map(chosen -> new Credential.Chosen(new Secret(chosen)))
        .or(() -> body.text("password_hash").map(hash -> new Credential.Imported(new Secret(hash))))
        .orElseGet(Credential.None::new);
  }
}
