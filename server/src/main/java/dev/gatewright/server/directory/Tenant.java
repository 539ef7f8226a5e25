package dev.gatewright.server.directory;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.signin.SessionPolicy;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.server.config.issuer.IssuerSettings;
import dev.gatewright.server.config.issuer.StaySignedIn;
import dev.gatewright.server.http.Mount;
import java.net.URI;

/// One tenant: what the engine knows of it, and what its pages and logins need.
///
/// `path` is the path of the issuer URL, empty at the root of an origin.
public record Tenant(Issuer issuer, IssuerSettings settings, Sessions sessions, String path)
    implements Mount {

  /// How long logins last: those that a browser keeps when it is closed, and those that it does
  /// not.
  public record Sessions(StaySignedIn stay, SessionPolicy kept, SessionPolicy passing) {
    /// What becomes of a login whose person wants to stay signed in, or does not say so.
    public SessionPolicy of(boolean wanted) {
      return switch (stay) {
        case OFF -> passing;
        case ASK -> wanted ? kept : passing;
        case ALWAYS -> kept;
      };
    }
  }

  @Override
  public String name() {
    return issuer.id().value();
  }

  /// The same tenant as identity names it.
  public TenantId id() {
    return new TenantId(issuer.id().value());
  }

  /// True if the issuer URL is https, so that cookies must be secure.
  public boolean isSecure() {
    return issuer.url().startsWith("https://");
  }

  /// True where the issuer is on this machine without TLS: nobody but a developer comes there.
  public boolean isInDevelopment() {
    return !isSecure();
  }

  /// The issuer's host in lower case, without port.
  String host() {
    return URI.create(issuer.url()).getHost();
  }

  /// Where cookies of this tenant are sent back.
  public String cookiePath() {
    return path.isEmpty() ? "/" : path;
  }
}
