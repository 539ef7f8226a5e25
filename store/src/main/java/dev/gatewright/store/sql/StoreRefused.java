package dev.gatewright.store.sql;

/// The store cannot be opened as things stand; the message tells the operator why and what to do.
public final class StoreRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreRefused(String message) {
    super(message);
  }

  public StoreRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
