package dev.gatewright.protocol.internal.errand;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.errand.Demand;
import dev.gatewright.protocol.oauth.Prompt;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What somebody wants of a person, whichever way they asked.
///
/// `client` is who asked, where it was not a page of the host's own. `disclosed` is the scope that
/// consent is about. `acrs` are the contexts of which one is demanded, or wished for where it is
/// not `acrEssential`. `assured` says that nobody else can take the client's place, so that a
/// consent of before still counts.
public record Asked(
    Optional<Client> client,
    Scope disclosed,
    Set<Prompt> prompts,
    Optional<Duration> maxAge,
    Optional<SubjectId> subject,
    List<String> acrs,
    boolean acrEssential,
    Optional<String> organization,
    boolean assured,
    boolean sso) {
  public Asked {
    prompts = Set.copyOf(prompts);
    acrs = List.copyOf(acrs);
  }

  boolean isSilent() {
    return prompts.contains(Prompt.NONE);
  }

  /// True if a login from before the request is no answer.
  boolean wantsNewLogin() {
    return prompts.contains(Prompt.LOGIN)
        || wantsAccount()
        || !sso
        || maxAge.filter(Duration::isZero).isPresent();
  }

  /// When somebody must have proved at the earliest who they are, where that matters. Whoever
  /// proves it after being asked is never too late. To make an account is to be new here, which
  /// another provider need not be told.
  Optional<Instant> since(Instant startedAt, Instant now) {
    boolean anew =
        prompts.contains(Prompt.LOGIN) || !sso || maxAge.filter(Duration::isZero).isPresent();
    return anew
        ? Optional.of(startedAt)
        : maxAge.map(now::minus).map(oldest -> oldest.isBefore(startedAt) ? oldest : startedAt);
  }

  /// True if the person is asked to make an account before all else.
  boolean wantsAccount() {
    return prompts.contains(Prompt.CREATE);
  }

  Demand demand(Optional<Instant> notBefore, Contexts contexts) {
    return new Demand(notBefore, contexts.reachable(acrs), acrEssential, subject);
  }
}
