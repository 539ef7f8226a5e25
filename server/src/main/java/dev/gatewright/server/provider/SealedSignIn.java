package dev.gatewright.server.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.Sha256;
import dev.gatewright.identity.signin.SignInState;
import dev.gatewright.protocol.seal.SealType;
import dev.gatewright.protocol.seal.Seals;
import dev.gatewright.server.directory.Tenant;
import java.time.Instant;
import java.util.Optional;

/// What somebody proved on a page, on its way to the next one: sealed, and worth nothing with the
/// handle of another login. A handle is of use in one browser, so this is too.
final class SealedSignIn {
  private static final int DIGEST_LENGTH = 43;

  private final Seals seals;

  SealedSignIn(Seals seals) {
    this.seals = seals;
  }

  String seal(Tenant tenant, String handle, SignInState state) {
    var text = Sha256.base64(handle) + state.text();
    return seals.seal(tenant.issuer().id(), SealType.SIGN_IN, text.getBytes(UTF_8));
  }

  /// Empty for what is not ours, of another login, or too old.
  Optional<SignInState> open(Tenant tenant, String handle, String sealed, Instant now) {
    return seals
        .open(tenant.issuer().id(), SealType.SIGN_IN, sealed)
        .map(bytes -> new String(bytes, UTF_8))
        .filter(text -> text.startsWith(Sha256.base64(handle)))
        .flatMap(text -> SignInState.parse(text.substring(DIGEST_LENGTH), now));
  }
}
