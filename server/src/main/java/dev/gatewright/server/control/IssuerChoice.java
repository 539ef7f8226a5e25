package dev.gatewright.server.control;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.store.tenants.KeptIssuer;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds the issuer that a request names.
final class IssuerChoice {
  private final OpenStore open;

  IssuerChoice(OpenStore open) {
    this.open = open;
  }

  /// The one named, or the only one where none is; else the answer that says what to write.
  Answer withIssuer(Request request, Function<KeptIssuer, Answer> use) {
    var issuers = open.store().issuers().list();
    var wanted = request.find("issuer");
    Optional<KeptIssuer> found =
        wanted.isPresent()
            ? issuers.stream().filter(one -> one.id().value().equals(wanted.get())).findFirst()
            : issuers.size() == 1 ? Optional.of(issuers.getFirst()) : Optional.empty();
    if (found.isPresent()) {
      return use.apply(found.get());
    }
    var names =
        issuers.stream().map(KeptIssuer::id).map(IssuerId::value).collect(Collectors.joining(", "));
    if (issuers.isEmpty()) {
      return Answer.failed("The store has no issuer yet. Run gatewright apply first.");
    }
    return Answer.failed(
        wanted
            .map(id -> "There is no issuer %s. Name one of: %s.".formatted(id, names))
            .orElse("There are several issuers. Add --issuer with one of: " + names + "."));
  }
}
