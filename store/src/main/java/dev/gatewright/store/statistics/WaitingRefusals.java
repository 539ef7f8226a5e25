package dev.gatewright.store.statistics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Refusals that are not written yet: the newest few of each kind, and of everything as many as
/// there is room for. A kind is an issuer, an endpoint and a reason, none of which a stranger can
/// invent, so a flood of one pushes out its own kind and no other.
///
/// Safe for any number of threads; each holds the lock for as long as it takes to add to a list.
final class WaitingRefusals {
  /// Of one kind, between two times that they are written.
  static final int MOST_OF_KIND = 10;

  static final int MOST = 4_000;

  /// A refusal and whose it is.
  record Waiting(String issuer, RefusedRequest request) {}

  private record Kind(String issuer, String endpoint, String reason) {}

  private final Map<Kind, ArrayDeque<Waiting>> kinds = new HashMap<>();
  private int size;

  synchronized void add(String issuer, RefusedRequest request) {
    var kind = new Kind(issuer, request.endpoint(), request.reason());
    var own = kinds.computeIfAbsent(kind, _ -> new ArrayDeque<>());
    if (own.size() >= MOST_OF_KIND) {
      own.removeFirst();
      size--;
    } else if (size >= MOST) {
      makeRoom();
    }
    own.addLast(new Waiting(issuer, request));
    size++;
  }

  /// The oldest of the kind that has most goes.
  private void makeRoom() {
    kinds.values().stream()
        .max(Comparator.comparingInt(ArrayDeque::size))
        .filter(most -> !most.isEmpty())
        .ifPresent(most -> {
          most.removeFirst();
          size--;
        });
  }

  /// Takes everything out, the oldest first.
  synchronized List<Waiting> take() {
    var taken = new ArrayList<Waiting>(size);
    kinds.values().forEach(taken::addAll);
    kinds.clear();
    size = 0;
    taken.sort(Comparator.comparing(waiting -> waiting.request().at()));
    return taken;
  }

  synchronized Optional<RefusedRequest> find(String issuer, String reference) {
    return kinds.values().stream()
        .flatMap(ArrayDeque::stream)
        .filter(waiting ->
            waiting.issuer().equals(issuer) && waiting.request().reference().equals(reference))
        .map(Waiting::request)
        .min(Comparator.comparing(RefusedRequest::at));
  }
}
