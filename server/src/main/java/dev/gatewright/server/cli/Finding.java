package dev.gatewright.server.cli;

/// What one check of `doctor` found.
sealed interface Finding {
  record Ok(String what) implements Finding {}

  record Warn(String what, String cure) implements Finding {}

  record Fail(String what, String cure) implements Finding {}

  default String line() {
    return switch (this) {
      case Ok(var what) -> "OK    " + what;
      case Warn(var what, var cure) -> "WARN  " + what + "  Cure: " + cure;
      case Fail(var what, var cure) -> "FAIL  " + what + "  Cure: " + cure;
    };
  }
}
