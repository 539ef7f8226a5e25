package dev.gatewright.spring;

import dev.gatewright.client.Agent;
import dev.gatewright.client.Organization;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// The logged-in person as Spring Security sees them: the principal is the [Agent], the name its
/// `sub`, and there are two kinds of authority.
///
/// | authority | the person has |
/// | --- | --- |
/// | `SCOPE_email` | been granted the scope `email` at login |
/// | `ORG_org_acme/projects:write` | the scope `projects:write` in the organization `org_acme` |
///
/// Made anew for each request from the login's own session; not kept by Spring Security.
public final class AgentAuthentication extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  /// Gone when the authentication was written to disk: the next request brings a new one.
  private final transient @Nullable Agent agent;

  private final String subject;

  /// @throws dev.gatewright.client.error.IdpException.Misconfigured if the login brought no ID
  ///   token: it did not ask for the scope `openid`
  public AgentAuthentication(Agent agent) {
    super(authorities(agent));
    this.agent = agent;
    this.subject = agent.subject();
    super.setAuthenticated(true);
  }

  /// The name of the authority that a scope in an organization gives.
  public static String organizationAuthority(String organizationId, String scope) {
    return "ORG_" + organizationId + "/" + scope;
  }

  private static Set<GrantedAuthority> authorities(Agent agent) {
    var authorities = organizationAuthorities(agent.organizations());
    agent
        .tokens()
        .scopes()
        .forEach(scope -> authorities.add(new SimpleGrantedAuthority("SCOPE_" + scope)));
    return authorities;
  }

  /// What these memberships give; the set may be added to.
  static Set<GrantedAuthority> organizationAuthorities(List<Organization> organizations) {
    var authorities = new LinkedHashSet<GrantedAuthority>();
    for (var organization : organizations) {
      for (var scope : organization.scopes()) {
        authorities.add(
            new SimpleGrantedAuthority(organizationAuthority(organization.id(), scope)));
      }
    }
    return authorities;
  }

  /// The person, an [Agent].
  @Override
  public @Nullable Object getPrincipal() {
    return agent;
  }

  /// The person's `sub`.
  @Override
  public String getName() {
    return subject;
  }

  /// Nothing: the tokens stay with the agent.
  @Override
  public String getCredentials() {
    return "";
  }

  /// Names the person, and no token.
  @Override
  public String toString() {
    return "AgentAuthentication[" + subject + "]";
  }
}
