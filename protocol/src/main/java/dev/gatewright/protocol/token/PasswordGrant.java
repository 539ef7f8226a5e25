package dev.gatewright.protocol.token;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.token.DirectTokens.Asked;
import dev.gatewright.protocol.token.DirectTokens.Offer;
import dev.gatewright.protocol.token.DirectTokens.Order;
import dev.gatewright.protocol.token.DirectTokens.Person;
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
    return switch (tokens.asked(issuer, client, parameters)) {
      case Asked.Refused refused -> GrantResult.refused(refused.reason());
      case Asked.For asked ->
          passwords
              .authenticate(issuer, client, username.get(), password.get())
              .map(subject -> {
                var now = clock.instant();
                var person =
                    new Person(subject, now, Set.of("pwd"), Offer.ALL_TOKENS, Optional.empty());
                return tokens.issue(
                    issuer,
                    client,
                    new Order(
                        GrantType.PASSWORD,
                        asked,
                        asked.scope(),
                        asked.resources(),
                        Optional.of(person),
                        now));
              })
              .orElseGet(() -> GrantResult.refused(Reason.PASSWORD_INVALID));
    };
  }
}
