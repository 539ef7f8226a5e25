package dev.gatewright.server.imports;

/// What stands in one place of a file.
public sealed interface Row {
  record Person(Newcomer newcomer) implements Row {}

  /// Nobody who could have an account here, and why.
  record Unfit(int row, String why) implements Row {}
}
