package dev.gatewright.protocol.token;

import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.token.DirectTokens.Asked;
import dev.gatewright.protocol.token.DirectTokens.Offer;
import dev.gatewright.protocol.token.DirectTokens.Order;
import dev.gatewright.protocol.token.DirectTokens.Person;
import java.util.Optional;
import java.util.Set;

/// The resource owner password credentials grant (RFC 6749 §4.3), for clients that cannot be
/// changed any more.
final class PasswordGrant implements TokenGrant {
  private final ResourceOwnerPasswords passwords;
  private final DirectTokens tokens;

  PasswordGrant(ResourceOwnerPasswords passwords, DirectTokens tokens) {
    this.passwords = passwords;
    this.tokens = tokens;
  }

  @Override
  public GrantResult answer(TokenRequest request) {
    var username = request.one("username");
    var password = request.one("password").map(Secret::new);
    if (username.isEmpty() || password.isEmpty()) {
      return GrantResult.refused(Reason.PASSWORD_MISSING);
    }
    return switch (tokens.asked(request)) {
      case Asked.Refused refused -> GrantResult.refused(refused.reason());
      case Asked.For asked ->
          passwords
              .authenticate(request.issuer(), request.client(), username.get(), password.get())
              .map(subject ->
                  new Person(
                      subject, request.now(), Set.of("pwd"), Offer.ALL_TOKENS, Optional.empty()))
              .map(person ->
                  tokens.issue(
                      request, Order.forPerson(asked, asked.scope(), asked.resources(), person)))
              .orElseGet(() -> GrantResult.refused(Reason.PASSWORD_INVALID));
    };
  }
}
