package dev.gatewright.server.refusals;

import java.util.Optional;

/// Why requests are refused for one reason.
///
/// @param code stable, as logs and pages have it
/// @param answer the OAuth error, or the HTTP status, or `-` where nothing is answered
/// @param rule what was not so
/// @param setting what decided it, where a setting does
/// @param cure what to do
public record Explanation(
    String code, String answer, String rule, Optional<Setting> setting, String cure) {

  static Explanation of(String code, String answer, String rule, String cure) {
    return new Explanation(code, answer, rule, Optional.empty(), cure);
  }

  static Explanation of(String code, String answer, String rule, Setting setting, String cure) {
    return new Explanation(code, answer, rule, Optional.of(setting), cure);
  }
}
