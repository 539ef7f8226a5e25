package dev.gatewright.contract;

import java.time.Instant;

/// A store as a test has it open: what it implements, and what only its own tests can do with it.
public interface StoreUnderTest<P> extends AutoCloseable {

  /// A store that cannot be opened again, sweeps by itself and needs no closing.
  static <P> StoreUnderTest<P> of(P port) {
    return () -> port;
  }

  /// The port, of the store as it is open now.
  P port();

  /// Lets the store forget what it may have forgotten by `now`. One that does so by itself, as
  /// calls come, does nothing here.
  default void sweep(Instant now) {}

  /// Closes the store and opens again what it left behind, as after a restart; false, and nothing
  /// done, if nothing outlives closing.
  default boolean reopen() {
    return false;
  }

  @Override
  default void close() {}
}
