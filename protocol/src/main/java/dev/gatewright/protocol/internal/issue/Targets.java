package dev.gatewright.protocol.internal.issue;

import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.Issuer.Resource;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Scope;
import java.util.List;
import java.util.Optional;

/// Resource indicators (RFC 8707 §2): which resources a token is for, and the scope it can have
/// there.
public final class Targets {
  /// Most resources that one token can be for: each of them stands in it.
  private static final int MAX_RESOURCES = 20;

  private Targets() {}

  /// The resources that a request names, each once; absent unless [#areKnown].
  public static Optional<List<String>> named(Issuer issuer, Parameters parameters) {
    var ids = parameters.all("resource").stream().distinct().toList();
    return areKnown(issuer, ids) ? Optional.of(ids) : Optional.empty();
  }

  /// True if every id is a declared resource of the issuer, and there are not too many.
  public static boolean areKnown(Issuer issuer, List<String> ids) {
    return ids.size() <= MAX_RESOURCES
        && ids.stream().allMatch(id -> issuer.resource(id).isPresent());
  }

  /// The part of `scope` that means something at these resources: what any of them declares, and
  /// the standard scopes (RFC 8707 §2.2). A resource that declares no scopes takes all.
  public static Scope narrow(Issuer issuer, List<String> ids, Scope scope) {
    var resources = ids.stream().flatMap(id -> issuer.resource(id).stream()).toList();
    if (resources.isEmpty() || resources.stream().anyMatch(r -> r.scope().isEmpty())) {
      return scope;
    }
    var known = Issuer.STANDARD_SCOPES;
    for (Resource resource : resources) {
      known = known.plus(resource.scope());
    }
    return scope.intersect(known);
  }
}
