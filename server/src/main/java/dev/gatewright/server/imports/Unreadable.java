package dev.gatewright.server.imports;

/// A file is not what it was said to be. The message says where, and quotes nothing of it.
public final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  Unreadable(String message) {
    super(message);
  }

  Unreadable(String message, Throwable cause) {
    super(message, cause);
  }
}
