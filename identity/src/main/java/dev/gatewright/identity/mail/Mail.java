package dev.gatewright.identity.mail;

import dev.gatewright.identity.Document;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// One mail to one address. `person` is whose account it is about; a mail that waits goes with the
/// account. `language` is the tag of the language in which it was asked for, such as `de`.
public record Mail(
    MailAddress to,
    Optional<UserId> person,
    String language,
    Content content,
    Optional<Asked> asked) {

  /// What a mail says.
  public sealed interface Content {
    /// Leads on by a link, a code to type, or either of both. `about` is what it is for beside its
    /// purpose: an organization, a new address. `from` is who asks for the person, in words. Nobody
    /// is sent it at or after `validUntil`.
    record Link(
        LinkPurpose purpose,
        Optional<Secret> url,
        Optional<Secret> code,
        Instant validUntil,
        Optional<String> about,
        Optional<String> from)
        implements Content {
      public Link(
          LinkPurpose purpose,
          Optional<Secret> url,
          Optional<Secret> code,
          Instant validUntil,
          Optional<String> about) {
        this(purpose, url, code, validUntil, about, Optional.empty());
      }

      public Link {
        if (url.isEmpty() && code.isEmpty()) {
          throw new IllegalArgumentException("a mail that leads on has a link or a code");
        }
        validUntil = validUntil.truncatedTo(ChronoUnit.MILLIS);
      }
    }

    /// Tells what happened. `about` is what it happened with: a device, a provider.
    record Notice(NoticeKind kind, Optional<String> about) implements Content {
      /// One that says enough by itself.
      public Notice(NoticeKind kind) {
        this(kind, Optional.empty());
      }
    }

    /// Shows that mail arrives.
    record Test() implements Content {}

    /// The word for it in rows, events and names of templates.
    default String word() {
      return switch (this) {
        case Link link -> link.purpose().word();
        case Notice notice -> notice.kind().word();
        case Test _ -> "test";
      };
    }
  }

  public Mail {
    if (language.isEmpty()) {
      throw new IllegalArgumentException("a mail is in a language");
    }
  }

  /// Tells a person, at the address on file, what happened.
  public static Mail notice(
      User person, Content.Notice what, String language, Optional<Asked> asked) {
    return new Mail(MailAddress.of(person), Optional.of(person.id()), language, what, asked);
  }

  /// As above of what nobody did on a page, in the language that the person says is theirs.
  public static Mail notice(User person, Content.Notice what) {
    return notice(person, what, person.language().orElse("en"), Optional.empty());
  }

  /// What the same person is told of the same event at another address.
  public Mail also(MailAddress other, Content.Notice what) {
    return new Mail(other, person, language, what, asked);
  }

  /// Whether anybody who types the address can have it written, so that it counts against what
  /// strangers may cause.
  public boolean isAskedByAnybody() {
    return share().isAskedByAnybody();
  }

  /// Out of which part of the issuer's mails it is taken.
  public MailShare share() {
    return switch (content) {
      case Content.Link link -> link.purpose().share();
      case Content.Notice notice ->
          notice.kind() == NoticeKind.ACCOUNT_EXISTS ? MailShare.NEWCOMERS : MailShare.OWN;
      case Content.Test() -> MailShare.OWN;
    };
  }

  /// The moment from which nobody would want it any more, if there is one.
  public Optional<Instant> deadline() {
    return content instanceof Content.Link link ? Optional.of(link.validUntil()) : Optional.empty();
  }

  /// All of it as one document, which a store seals before it keeps it: it holds the secrets.
  public Document document() {
    var envelope =
        Document.EMPTY
            .with("to", to.value())
            .with("person", person.map(UserId::value))
            .with("language", language);
    var document = Asked.with(envelope, asked);
    return switch (content) {
      case Content.Link(var purpose, var url, var code, var validUntil, var about, var from) ->
          document
              .with("link", purpose.word())
              .with("url", url.map(Secret::reveal))
              .with("code", code.map(Secret::reveal))
              .with("valid_until", validUntil.toEpochMilli())
              .with("about", about)
              .with("from", from);
      case Content.Notice(var kind, var about) ->
          document.with("notice", kind.word()).with("about", about);
      case Content.Test() -> document;
    };
  }

  /// What [#document()] made; throws `IllegalArgumentException` or `NoSuchElementException` for
  /// anything else.
  public static Mail of(Document document) {
    return new Mail(
        new MailAddress(document.text("to").orElseThrow()),
        document.text("person").map(UserId::new),
        document.text("language").orElseThrow(),
        content(document),
        Asked.of(document));
  }

  private static Content content(Document document) {
    var about = document.text("about");
    var link = document.text("link");
    if (link.isPresent()) {
      return new Content.Link(
          LinkPurpose.ofWord(link.get()).orElseThrow(),
          document.text("url").map(Secret::new),
          document.text("code").map(Secret::new),
          Instant.ofEpochMilli(document.number("valid_until").orElseThrow()),
          about,
          document.text("from"));
    }
    return document
        .text("notice")
        .<Content>map(word -> new Content.Notice(NoticeKind.ofWord(word).orElseThrow(), about))
        .orElseGet(Content.Test::new);
  }
}
