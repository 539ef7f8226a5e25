package dev.gatewright.protocol.token;

import dev.gatewright.protocol.Issuer;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.token.DirectTokens.Asked;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/// The resource owner password credentials grant (RFC 6749 §4.3), for clients that cannot be
/// changed any more.
final class PasswordGrant implements TokenGrant {
  private final ResourceOwnerPasswords passwords;
  private final DirectTokens tokens;
  private final InstantSource clock;

  PasswordGrant(ResourceOwnerPasswords passwords, DirectTokens tokens, InstantSource clock) {
    this.passwords = passwords;
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public GrantResult answer(Issuer issuer, Client client, Parameters parameters) {
    var username = parameters.one("username");
    var password = parameters.one("password").map(Secret::new);
    if (username.isEmpty() || password.isEmpty()) {
      return GrantResult.refused(Reason.PASSWORD_MISSING);
    }
    return switch (tokens.scope(client, parameters)) {
      case Asked.Refused refused -> GrantResult.refused(refused.reason());
      case Asked.For asked -> {
        var subject = passwords.authenticate(issuer, client, username.get(), password.get());
        if (subject.isEmpty()) {
          yield GrantResult.refused(Reason.PASSWORD_INVALID);
        }
        var now = clock.instant();
        yield tokens.issue(
            issuer,
            client,
            new DirectTokens.Order(
                GrantType.PASSWORD,
                subject,
                asked.scope(),
                parameters.all("resource"),
                now,
                Set.of("pwd"),
                true,
                Optional.empty()),
            now);
      }
    };
  }
}
