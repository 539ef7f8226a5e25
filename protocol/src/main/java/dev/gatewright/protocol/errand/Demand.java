package dev.gatewright.protocol.errand;

import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a login must be worth to be an answer (OpenID Connect Core §3.1.2.1, §5.5.1.1).
///
/// `notBefore` is there where a proof from before does not count (`prompt=login`, `max_age`, a
/// client without single sign-on). `acrs` are the contexts of which one is asked for, in the order
/// of preference, as far as this server's logins reach them; empty where any will do. `essential`
/// says that without one of them there is no answer, as opposed to a wish. `subject` is the only
/// person who may answer.
public record Demand(
    Optional<Instant> notBefore,
    List<String> acrs,
    boolean essential,
    Optional<SubjectId> subject) {
  public Demand {
    acrs = List.copyOf(acrs);
  }
}
