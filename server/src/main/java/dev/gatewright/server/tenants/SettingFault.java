package dev.gatewright.server.tenants;

import dev.gatewright.server.config.yaml.ConfigProblem;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One thing wrong in settings that somebody wants, in the words that a file is refused with.
///
/// @param pointer the member as a JSON pointer (RFC 6901) from the top of the settings; empty where
///   it is no single one
/// @param text a sentence that names the member itself
/// @param fix what helps, as a sentence; empty where the text says it
public record SettingFault(String pointer, String text, String fix) {
  /// A longer one names what nobody meant.
  private static final int LONGEST = 200;

  private static final Pattern SIGNS = Pattern.compile("[.\\[\\]]");

  /// @param path the member as configuration writes it, from the top of `settings`
  static SettingFault of(ConfigProblem problem, String path, ObjectNode settings) {
    var subject = path.isEmpty() ? "settings" : path;
    return new SettingFault(
        pointer(path, settings), cut(subject) + " " + problem.message(), problem.fix());
  }

  static SettingFault of(PlanProblem problem, ObjectNode settings) {
    return new SettingFault(pointer(problem.path(), settings), problem.text(), "");
  }

  /// Names may have the signs that part a path, so those that are there come first.
  static String pointer(String path, ObjectNode settings) {
    var pointer = new StringBuilder();
    JsonNode at = settings;
    int from = 0;
    while (from < path.length()) {
      char sign = path.charAt(from);
      if (sign == '.' || sign == '[' || sign == ']') {
        from++;
        continue;
      }
      var name = next(path.substring(from), at);
      pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
      at =
          at.isArray() && name.matches("[0-9]{1,9}")
              ? at.path(Integer.parseInt(name))
              : at.path(name);
      from += name.length();
    }
    return cut(pointer.toString());
  }

  private static String next(String path, JsonNode at) {
    return at.propertyNames().stream()
        .filter(name -> !name.isEmpty() && path.startsWith(name) && isEnd(path, name.length()))
        .max(Comparator.comparingInt(String::length))
        .orElseGet(() -> SIGNS.split(path, 2)[0]);
  }

  private static boolean isEnd(String path, int at) {
    return at == path.length() || path.charAt(at) == '.' || path.charAt(at) == '[';
  }

  private static String cut(String text) {
    return text.codePoints()
        .limit(LONGEST)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
