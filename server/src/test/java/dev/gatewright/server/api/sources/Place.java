package dev.gatewright.server.api.sources;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A part of the addresses, with what it does and what lies below.
final class Place {
  final String segment;
  final String path;
  final Map<String, Operation> operations = new LinkedHashMap<>();
  private final Map<String, Place> below = new LinkedHashMap<>();

  Place(String segment, String path) {
    this.segment = segment;
    this.path = path;
  }

  /// Where the operation belongs.
  void add(Operation operation) {
    var place = this;
    for (var part : operation.path().substring(1).split("/", -1)) {
      var path = place.path + "/" + part;
      place = place.below.computeIfAbsent(part, it -> new Place(it, path));
    }
    place.operations.put(operation.method(), operation);
  }

  boolean isVariable() {
    return segment.startsWith("{");
  }

  /// What a variable is called.
  String variable() {
    return segment.substring(1, segment.length() - 1);
  }

  /// The places below that are words.
  List<Place> words() {
    return below.values().stream().filter(place -> !place.isVariable()).toList();
  }

  /// The place below that is one of several things.
  Optional<Place> one() {
    return below.values().stream().filter(Place::isVariable).findFirst();
  }

  Optional<Operation> operation(String method) {
    return Optional.ofNullable(operations.get(method));
  }

  boolean isList() {
    return one().isPresent() || operation("GET").flatMap(Operation::listed).isPresent();
  }

  /// Whether all there is to it is that something is done there.
  boolean isAct() {
    return below.isEmpty() && operations.keySet().equals(Set.of("POST"));
  }

  /// What is done here under a name of its own, as if it were done one place above.
  Optional<Operation> act() {
    return operation("POST")
        .filter(each -> !isVariable() && (isAct() || Names.act(each.path()).isPresent()));
  }

  /// What is done here under the name of its method.
  Stream<Operation> own() {
    return operations.values().stream().filter(each -> act().filter(each::equals).isEmpty());
  }

  /// Whether there is anything to hold on to.
  boolean hasHandle() {
    return own().findAny().isPresent() || !words().isEmpty();
  }
}
