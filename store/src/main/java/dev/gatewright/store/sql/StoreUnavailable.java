package dev.gatewright.store.sql;

/// The store could not do its work now: full disk, input/output error, no memory, too many waiting.
///
/// Nothing of the call was kept. The caller answers 503 and may try again.
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailable(String message) {
    super(message);
  }

  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
