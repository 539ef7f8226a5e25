package dev.gatewright.server.api.sources;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/// What things are called in Java that have another name in the API.
final class Names {
  /// What a method is called that the rule would call after its address, and what it takes.
  ///
  /// @param mayTakeNothing whether it means anything without that
  record Act(String method, String takes, boolean mayTakeNothing) {}

  /// By the end of the address. Whatever is not here is called by the rule.
  static final Map<String, Act> ACTS =
      Map.of(
          "/users/{user}/password", new Act("setPassword", "NewPassword", false),
          "/users/invitations", new Act("invite", "UserInvitation", false),
          "/clients/{client}/secret", new Act("rotateSecret", "SecretRotation", true),
          "/keys/rotate", new Act("rotate", "KeyRotation", true));

  private static final Set<String> TAKEN =
      Set.of(
          "body",
          "of",
          "all",
          "equals",
          "hashCode",
          "toString",
          "clone",
          "finalize",
          "wait",
          "notify",
          "notifyAll",
          "getClass");

  private static final Set<String> SECRETS =
      Set.of(
          "password",
          "password_hash",
          "secret",
          "signing_key",
          "digits",
          "codes",
          "recovery_codes");

  private Names() {}

  static Optional<Act> act(String path) {
    return ACTS.keySet().stream().filter(path::endsWith).findFirst().map(ACTS::get);
  }

  /// `api-keys` and `expires_in` as the name of a class.
  static String pascal(String name) {
    return Stream.of(name.split("[^A-Za-z0-9]+", -1))
        .filter(part -> !part.isEmpty())
        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
        .collect(Collectors.joining());
  }

  /// The same as the name of a method or a variable.
  static String camel(String name) {
    var pascal = pascal(name);
    var camel = pascal.substring(0, 1).toLowerCase(Locale.ROOT) + pascal.substring(1);
    return SourceVersion.isKeyword(camel) || TAKEN.contains(camel) ? camel + "Value" : camel;
  }

  static String constant(String word) {
    var constant = word.replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT);
    return Character.isDigit(constant.charAt(0)) ? "_" + constant : constant;
  }

  /// One of what a list is called after.
  static String singular(String plural) {
    if (plural.endsWith("ies")) {
      return plural.substring(0, plural.length() - 3) + "y";
    }
    if (plural.endsWith("sses") || plural.endsWith("xes")) {
      return plural.substring(0, plural.length() - 2);
    }
    boolean isPlural =
        plural.endsWith("s") && Arrays.asList("ss", "us").stream().noneMatch(plural::endsWith);
    return isPlural ? plural.substring(0, plural.length() - 1) : plural;
  }

  /// What a request is about, by the name of its class.
  static String asked(String request) {
    return request
        .replaceFirst("^New(?=[A-Z])", "")
        .replaceFirst("(?<=[a-z])(Change|Replacement|Query|Request)$", "")
        .replaceFirst("(?<=[a-z])(Patch)?Input(?=[A-Z]|$)", "");
  }

  /// Whether a text of this name must reach no log.
  static boolean isSecret(String field) {
    return SECRETS.contains(field) || field.endsWith("_secret") || field.endsWith("_password");
  }
}
