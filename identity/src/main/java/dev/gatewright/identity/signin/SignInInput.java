package dev.gatewright.identity.signin;

import dev.gatewright.identity.Secret;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.upstream.UpstreamIdentity;
import java.util.Optional;

/// What a person answered to a step.
public sealed interface SignInInput {
  /// Who somebody says they are, as typed, before anything else is asked.
  record Identifier(String typed) implements SignInInput {}

  /// Address and password as typed. `code` is a code that cannot be guessed, for somebody whose
  /// attempts strangers have used up.
  record Password(String email, Secret password, Optional<Secret> code) implements SignInInput {}

  /// A code as typed into the page of a method.
  record Code(SignInMethod method, Secret code) implements SignInInput {}

  /// What an authenticator signed, as the browser's script encodes it (WebAuthn §5.1,
  /// `PublicKeyCredential.toJSON`).
  record Assertion(String json) implements SignInInput {}

  /// A mailed link that somebody opened and confirmed.
  record LinkOpened(LinkToken token) implements SignInInput {}

  /// A provider vouches for somebody. `twice` is whether it is trusted with two factors and says
  /// that there were two.
  record Upstream(UpstreamIdentity identity, boolean twice) implements SignInInput {}

  /// Another of the methods that were offered. `identifier` is what was typed before it was chosen.
  record Choice(SignInMethod method, Optional<String> identifier) implements SignInInput {}
}
