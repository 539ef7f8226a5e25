package dev.gatewright.identity.password;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An encoded hash taken apart: `$id[$v=..]$name=number,...$salt$digest`, the PHC string format.
///
/// A lone number in the place of the parameters is read as `i`, the iterations, as several systems
/// write PBKDF2. Salt and digest are unpadded Base64; the dot that some systems write for a plus is
/// taken.
record EncodedHash(String id, Map<String, Integer> parameters, byte[] salt, byte[] digest) {
  private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();
  private static final int MAX_PARAMETERS = 5;

  static Optional<EncodedHash> parse(String text) {
    if (!text.startsWith("$")) {
      return Optional.empty();
    }
    var parts = Arrays.asList(text.substring(1).split("\\$", -1));
    if (parts.size() < 4 || parts.size() > 5) {
      return Optional.empty();
    }
    var parameters = new LinkedHashMap<String, Integer>();
    for (var part : parts.subList(1, parts.size() - 2)) {
      if (!readParameters(part, parameters)) {
        return Optional.empty();
      }
    }
    var salt = decode(parts.get(parts.size() - 2));
    var digest = decode(parts.getLast());
    return salt.isPresent() && digest.isPresent()
        ? Optional.of(new EncodedHash(parts.getFirst(), parameters, salt.get(), digest.get()))
        : Optional.empty();
  }

  /// The parameter's value, or -1 when it is not there.
  int parameter(String name) {
    return parameters.getOrDefault(name, -1);
  }

  static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  static Optional<byte[]> decode(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text.replace('.', '+')));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// A number of at most nine digits, so that it fits; empty for anything else.
  static Optional<Integer> number(String text) {
    return !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Optional.of(Integer.parseInt(text))
        : Optional.empty();
  }

  private static boolean readParameters(String part, Map<String, Integer> into) {
    for (var parameter : List.of(part.split(",", -1))) {
      int equals = parameter.indexOf('=');
      var name = equals < 0 ? "i" : parameter.substring(0, equals);
      var value = number(parameter.substring(equals + 1));
      if (value.isEmpty()
          || into.size() == MAX_PARAMETERS
          || into.putIfAbsent(name, value.get()) != null) {
        return false;
      }
    }
    return true;
  }
}
