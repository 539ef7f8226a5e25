package dev.gatewright.server.account;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.Asked;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.signin.Visitor;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.pages.Messages;
import java.time.Instant;
import java.util.Optional;

/// Somebody who looks after their own account, whichever face they came by.
///
/// `session` is the live one that they are signed in with, where there is one; `messages` speak the
/// language in which they are written to; `through` is the client that acts in their name, where
/// one does.
public record Oneself(
    Tenant tenant,
    User user,
    Optional<Session> session,
    Visitor visitor,
    HttpRequest request,
    Messages messages,
    Optional<ClientId> through,
    Instant now) {
  public IssuerId issuer() {
    return tenant.issuer().id();
  }

  public UserId person() {
    return user.id();
  }

  Actor actor() {
    return new Actor.Person(issuer(), person(), through);
  }

  /// For what they change without the administration.
  public By by() {
    return By.owner(through.map(ClientId::value), now);
  }

  /// A mail that tells the person of what they do here.
  public Mail mail(Mail.Content content) {
    return new Mail(
        MailAddress.of(user),
        Optional.of(user.id()),
        messages.language(),
        content,
        Optional.of(
            new Asked(
                now,
                Optional.empty(),
                request.header("User-Agent"),
                Optional.of(request.clientAddress().getHostAddress()))));
  }

  /// The same of what they, or somebody in their place, changed; `about` is what it happened with,
  /// in their language, where the kind does not say it itself.
  public Mail notice(NoticeKind kind, Optional<String> about) {
    return mail(new Mail.Content.Notice(kind, about));
  }
}
