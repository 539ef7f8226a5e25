package dev.gatewright.server.api;

import java.util.stream.Stream;

/// What an address answers when all goes well.
public sealed interface Told {
  /// Nothing: it is done.
  record Nothing() implements Told {}

  record One(Document document) implements Told {}

  /// The thing that was made, with its address in `Location`.
  record Made(Document document) implements Told {}

  /// All of them, or a part with a cursor that leads to the next.
  record Several(Document document) implements Told {}

  /// What the thing that is told has.
  default Stream<Field> fields() {
    return switch (this) {
      case Nothing _ -> Stream.empty();
      case One(var document) -> document.fields().stream();
      case Made(var document) -> document.fields().stream();
      case Several(var document) -> document.fields().stream();
    };
  }

  default int status() {
    return switch (this) {
      case Nothing _ -> 204;
      case Made _ -> 201;
      case One _, Several _ -> 200;
    };
  }
}
