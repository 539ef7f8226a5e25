package dev.gatewright.server.cli;

import java.util.Map;

/// What one check of `doctor` found.
sealed interface Finding {
  record Ok(String what) implements Finding {}

  record Warn(String what, String cure) implements Finding {}

  record Fail(String what, String cure) implements Finding {}

  /// The finding for programs.
  default Map<String, String> map() {
    return switch (this) {
      case Ok(var what) -> Map.of("result", "ok", "what", what);
      case Warn(var what, var cure) -> Map.of("result", "warn", "what", what, "cure", cure);
      case Fail(var what, var cure) -> Map.of("result", "fail", "what", what, "cure", cure);
    };
  }

  default String line() {
    return switch (this) {
      case Ok(var what) -> "OK    " + what;
      case Warn(var what, var cure) -> "WARN  " + what + "  Cure: " + cure;
      case Fail(var what, var cure) -> "FAIL  " + what + "  Cure: " + cure;
    };
  }
}
