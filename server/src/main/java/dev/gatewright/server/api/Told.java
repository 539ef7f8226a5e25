package dev.gatewright.server.api;

/// What an address answers when all goes well.
public sealed interface Told {
  /// Nothing: it is done.
  record Nothing() implements Told {}

  record One(Document document) implements Told {}

  /// The thing that was made, with its address in `Location`.
  record Made(Document document) implements Told {}

  /// All of them, or a part with a cursor that leads to the next.
  record Several(Document document) implements Told {}

  default int status() {
    return switch (this) {
      case Nothing _ -> 204;
      case Made _ -> 201;
      case One _, Several _ -> 200;
    };
  }
}
