package dev.gatewright.server.config.yaml;

/// One thing wrong in a configuration file, with where it is and what to do about it.
///
/// Lines and columns count from 1. `keyPath` is the key as a path from the top of the file
/// (`issuers[0].clients[2].redirect_uris`), empty when the whole file is meant; `message` continues
/// the sentence that the path begins. No part ever holds a secret.
public record ConfigProblem(
    String file, int line, int column, String keyPath, String message, String fix) {

  /// The problem as one line for people: `file:line:column: key message Fix: ...`.
  public String text() {
    var subject = keyPath.isEmpty() ? "the file" : keyPath;
    return "%s:%s:%s: %s %s  Fix: %s".formatted(file, line, column, subject, message, fix);
  }
}
