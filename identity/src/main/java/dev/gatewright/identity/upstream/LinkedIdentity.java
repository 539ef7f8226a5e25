package dev.gatewright.identity.upstream;

import dev.gatewright.identity.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// That somebody at a provider signs in to a local account. Times are kept to the millisecond.
///
/// @param id names the link within the tenant, as in a form
/// @param email the address that the provider told last, for the person to know it by
/// @param usedAt when it was last signed in by
/// @param createdPerson whether the account came into being by it
public record LinkedIdentity(
    String id,
    UserId user,
    ProviderName provider,
    String issuer,
    String subject,
    Optional<String> email,
    Instant linkedAt,
    Instant usedAt,
    boolean createdPerson) {
  public LinkedIdentity {
    linkedAt = linkedAt.truncatedTo(ChronoUnit.MILLIS);
    usedAt = usedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /// Whether it is this one that the provider vouches for.
  public boolean is(UpstreamIdentity identity) {
    return provider.equals(identity.provider())
        && issuer.equals(identity.issuer())
        && subject.equals(identity.subject());
  }

  @Override
  public String toString() {
    return "LinkedIdentity[" + id + ", " + provider.value() + ", ***]";
  }
}
