package dev.gatewright.spring;

import dev.gatewright.client.resource.AccessToken;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// The sender of an API request as Spring Security sees them: the principal is the [AccessToken],
/// the name its `sub`, and the authorities are named as those of [AgentAuthentication].
public final class AccessTokenAuthentication extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable AccessToken token;
  private final String subject;

  /// @param token a good one
  public AccessTokenAuthentication(AccessToken token) {
    super(authorities(token));
    this.token = token;
    this.subject = token.subject();
    super.setAuthenticated(true);
  }

  private static Set<GrantedAuthority> authorities(AccessToken token) {
    var authorities = AgentAuthentication.organizationAuthorities(token.organizations());
    token.scopes().forEach(scope -> authorities.add(new SimpleGrantedAuthority("SCOPE_" + scope)));
    return authorities;
  }

  /// The token, an [AccessToken].
  @Override
  public @Nullable Object getPrincipal() {
    return token;
  }

  /// The token's `sub`.
  @Override
  public String getName() {
    return subject;
  }

  /// Nothing: the token's text was used up.
  @Override
  public String getCredentials() {
    return "";
  }

  /// Names whose token it is, and no claim.
  @Override
  public String toString() {
    return "AccessTokenAuthentication[" + subject + "]";
  }
}
