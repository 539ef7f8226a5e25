package dev.gatewright.server.config.issuer;

import dev.gatewright.identity.UserStatus;
import dev.gatewright.server.config.client.StandardClaims;
import dev.gatewright.server.config.issuer.UserConfig.Credential;
import dev.gatewright.server.config.yaml.EmailText;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.Words;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads one user.
final class UserReader {
  /// NIST SP 800-63B §5.1.1.2 asks for at least eight characters.
  private static final int SHORTEST_PASSWORD = 8;

  private static final int LONGEST_PASSWORD = 1024;

  private UserReader() {}

  static UserConfig read(Fields fields) {
    return new UserConfig(
        email(fields).orElse(""),
        fields.isTrue("email_verified"),
        credential(fields),
        fields.text("role"),
        fields.word("status", Words.of(UserStatus.givable())).orElse(UserStatus.ACTIVE),
        claims(fields));
  }

  static Optional<String> email(Fields fields) {
    return fields
        .text("email")
        .filter(email -> {
          boolean valid = EmailText.isAddress(email);
          if (!valid) {
            fields.error("email", "is no e-mail address", "Write for example ada@acme.test.");
          }
          return valid;
        });
  }

  private static Optional<Credential> credential(Fields fields) {
    var password = fields.secret("password");
    var hash = fields.secret("password_hash");
    if (fields.has("password") && fields.has("password_hash")) {
      fields.error("password_hash", "stands beside password", "Keep one of the two.");
    }
    password.ifPresent(value -> {
      int length = value.reveal().codePointCount(0, value.reveal().length());
      if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
        fields.error(
            "password",
            "has fewer than 8 or more than 1024 characters",
            "Choose a longer password, such as four random words.");
      }
    });
    hash.ifPresent(value -> {
      if (!value.reveal().matches("\\$argon2id\\$.+|\\$2[aby]\\$[0-9]{2}\\$[./A-Za-z0-9]{53}")) {
        fields.error(
            "password_hash",
            "is no Argon2id or bcrypt hash",
            "Write $argon2id$... or $2b$... in single quotes.");
      }
    });
    return password
        .<Credential>map(Credential.Password::new)
        .or(() -> hash.map(Credential.Hash::new));
  }

  private static Map<String, Object> claims(Fields fields) {
    var claims = new TreeMap<String, Object>();
    for (var name : StandardClaims.TEXTS) {
      fields.text(name).ifPresent(value -> claims.put(name, value));
    }
    fields
        .flag("phone_number_verified")
        .ifPresent(value -> claims.put("phone_number_verified", value));
    fields
        .section("address")
        .ifPresent(address -> {
          var parts = new TreeMap<String, Object>();
          for (var name : TenantKeys.ADDRESS.names()) {
            address.text(name).ifPresent(value -> parts.put(name, value));
          }
          claims.put("address", parts);
        });
    return claims;
  }
}
