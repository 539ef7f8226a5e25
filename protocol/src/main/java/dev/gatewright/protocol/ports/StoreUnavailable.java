package dev.gatewright.protocol.ports;

/// The store could not do its work now: full disk, input/output error, no memory, too many waiting.
///
/// Whoever implements a port throws it when nothing of the call was kept and a later try may
/// succeed. The caller answers 503 with `Retry-After`; any other exception is a failure, answered
/// 500.
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailable(String message) {
    super(message);
  }

  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
