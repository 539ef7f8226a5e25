package dev.gatewright.server.control;

import dev.gatewright.server.audit.TrailLines;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.store.audit.SignedPlace;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// The parts of `audit` that need the server's key: signed heads and the public key.
final class TrailReports {
  private final OpenStore open;
  private final InstantSource clock;

  TrailReports(OpenStore open, InstantSource clock) {
    this.open = open;
    this.clock = clock;
  }

  Report keys() {
    var keys = TrailLines.keys(open.sealed().auditKeys().keys(clock.instant()));
    return Report.of(keys.toString(), keys);
  }

  /// Chains and signs what there is, of one issuer or of all, and tells the heads, one a line.
  Report heads(Request request) {
    var chains = open.sealed().chains();
    for (var issuer : chains.behind()) {
      var more = true;
      while (more) {
        more = chains.extend(issuer);
      }
    }
    chains.signAll(clock.instant());
    var wanted = request.find("issuer");
    var heads =
        chains.heads().stream()
            .filter(head -> wanted.map(head.issuer()::equals).orElse(true))
            .toList();
    if (heads.isEmpty()) {
      return Report.failed(
          Answer.NOT_FOUND,
          wanted
              .map(issuer -> "There is no issuer " + issuer + " of which there are events.")
              .orElse("Nothing has happened yet."));
    }
    return Report.of(lines(heads), json(heads));
  }

  private static String lines(List<SignedPlace> heads) {
    return heads.stream().map(TrailLines::signed).collect(Collectors.joining("\n"));
  }

  private static ObjectNode json(List<SignedPlace> heads) {
    var json = Report.object();
    var array = json.putArray("heads");
    heads.forEach(head -> array.add(TrailLines.told(head)));
    return json;
  }
}
