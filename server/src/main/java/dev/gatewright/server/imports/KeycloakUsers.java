package dev.gatewright.server.imports;

import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.imports.Newcomer.Left;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// People of a Keycloak realm (`UserRepresentation` of its export).
final class KeycloakUsers {
  /// Attributes that are standard claims under another name.
  private static final Map<String, String> CLAIMS =
      Map.of(
          "phoneNumber", "phone_number",
          "phoneNumberVerified", "phone_number_verified",
          "middleName", "middle_name");

  private KeycloakUsers() {}

  static Row read(int row, ObjectNode user) {
    var person = new Person(row);
    person.names(Optional.empty(), Fields.text(user, "firstName"), Fields.text(user, "lastName"));
    user.path("attributes")
        .properties()
        .forEach(attribute ->
            person.claim(
                CLAIMS.getOrDefault(attribute.getKey(), attribute.getKey()),
                value(attribute.getValue())));
    person.leaves(
        Left.ROLES,
        Fields.has(user, "groups")
            || texts(user.path("realmRoles")).stream()
                .anyMatch(role -> !role.startsWith("default-roles-")));
    person.leaves(Left.PROVIDER, Fields.has(user, "federatedIdentities"));
    Optional<String> hash = Optional.empty();
    for (var credential : user.path("credentials")) {
      if (Fields.text(credential, "type").filter("password"::equals).isPresent()) {
        hash = Optional.of(hash(credential).orElse("unreadable"));
      } else {
        person.leaves(Left.ONE_TIME_PASSWORD, true);
      }
    }
    return person.with(
        Fields.text(user, "email"),
        Fields.isTrue(user, "emailVerified"),
        !user.path("enabled").isBoolean() || Fields.isTrue(user, "enabled"),
        hash,
        Fields.text(user, "username"));
  }

  private static Optional<Object> value(JsonNode values) {
    var texts = texts(values);
    return switch (texts.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(texts.getFirst());
      default -> Optional.of(texts);
    };
  }

  private static List<String> texts(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false)
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue)
        .toList();
  }

  /// The hash as it is written here. What it is of stands in two texts that are JSON themselves.
  private static Optional<String> hash(JsonNode credential) {
    var data = object(credential, "credentialData");
    var secret = object(credential, "secretData");
    if (data.isEmpty() || secret.isEmpty()) {
      return Optional.empty();
    }
    var value = Fields.text(secret.get(), "value").flatMap(KeycloakUsers::decoded);
    var salt = Fields.text(secret.get(), "salt").flatMap(KeycloakUsers::decoded);
    if (value.isEmpty() || salt.isEmpty()) {
      return Optional.empty();
    }
    int iterations = data.get().path("hashIterations").asInt(0);
    return switch (Fields.text(data.get(), "algorithm").orElse("")) {
      case "pbkdf2" -> Optional.of(pbkdf2("sha1", 20, iterations, salt.get(), value.get()));
      case "pbkdf2-sha256" ->
          Optional.of(pbkdf2("sha256", 32, iterations, salt.get(), value.get()));
      case "pbkdf2-sha512" ->
          Optional.of(pbkdf2("sha512", 64, iterations, salt.get(), value.get()));
      case "argon2" -> Optional.of(argon2(data.get(), iterations, salt.get(), value.get()));
      default -> Optional.empty();
    };
  }

  private static Optional<ObjectNode> object(JsonNode credential, String name) {
    try {
      return Fields.text(credential, name)
          .map(JsonText::read)
          .filter(ObjectNode.class::isInstance)
          .map(ObjectNode.class::cast);
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /// Keycloak derives 64 bytes whatever the function yields; the first block alone says as much
  /// (RFC 8018 §5.2).
  private static String pbkdf2(
      String function, int block, int iterations, byte[] salt, byte[] digest) {
    var first = Arrays.copyOf(digest, Math.min(block, digest.length));
    return "$pbkdf2-%s$i=%s$%s$%s".formatted(function, iterations, encoded(salt), encoded(first));
  }

  private static String argon2(JsonNode data, int iterations, byte[] salt, byte[] digest) {
    var more = data.path("additionalParameters");
    return "$argon2%s$v=%s$m=%s,t=%s,p=%s$%s$%s"
        .formatted(
            first(more, "type", "id"),
            first(more, "version", "1.3").equals("1.3") ? "19" : "16",
            first(more, "memory", "0"),
            iterations,
            first(more, "parallelism", "1"),
            encoded(salt),
            encoded(digest));
  }

  /// Parameters are lists of one text.
  private static String first(JsonNode parameters, String name, String usual) {
    return texts(parameters.path(name)).stream().findFirst().orElse(usual);
  }

  private static Optional<byte[]> decoded(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }
}
