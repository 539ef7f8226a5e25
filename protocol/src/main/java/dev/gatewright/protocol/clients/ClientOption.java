package dev.gatewright.protocol.clients;

import java.util.Map;

/// A property of a client that one feature of the engine reads. The feature declares it beside the
/// code that reads it, so that a new property needs no new member of [Client].
///
/// Two options are the same only if they are one object: keep each in a constant.
public final class ClientOption<T> {
  private final String name;
  private final T fallback;

  private ClientOption(String name, T fallback) {
    this.name = name;
    this.fallback = fallback;
  }

  /// An option that is `fallback` for a client that says nothing; `name` is for messages.
  public static <T> ClientOption<T> of(String name, T fallback) {
    return new ClientOption<>(name, fallback);
  }

  /// A yes or no that is `no` for a client that says nothing.
  public static ClientOption<Boolean> flag(String name) {
    return of(name, false);
  }

  /// What a client has that said `said`. A builder puts in values of the option's own type alone.
  @SuppressWarnings("unchecked")
  T in(Map<ClientOption<?>, Object> said) {
    var value = said.get(this);
    return value == null ? fallback : (T) value;
  }

  @Override
  public String toString() {
    return name;
  }
}
