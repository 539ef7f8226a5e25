package dev.gatewright.protocol.issue;

import dev.gatewright.protocol.Issuer;
import dev.gatewright.protocol.Issuer.Resource;
import dev.gatewright.protocol.oauth.Scope;
import java.util.List;

/// Resource indicators (RFC 8707 §2): which resources a token is for, and the scope it can have
/// there.
public final class Targets {
  private Targets() {}

  /// True if every id is a declared resource of the issuer.
  public static boolean areKnown(Issuer issuer, List<String> ids) {
    return ids.stream().allMatch(id -> issuer.resource(id).isPresent());
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
