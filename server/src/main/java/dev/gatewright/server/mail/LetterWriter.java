package dev.gatewright.server.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.Secret;
import dev.gatewright.identity.mail.Asked;
import dev.gatewright.identity.mail.HeaderText;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.Mail.Content;
import dev.gatewright.identity.mail.Mailbox;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.config.issuer.LanguageKeys;
import dev.gatewright.server.config.issuer.LookKeys;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.mail.OwnTemplates.Part;
import dev.gatewright.server.pages.Branding.Place;
import dev.gatewright.server.pages.DeviceName;
import dev.gatewright.server.pages.Languages;
import dev.gatewright.server.pages.MailView;
import dev.gatewright.server.pages.MailView.Button;
import dev.gatewright.server.pages.MailView.Fact;
import dev.gatewright.server.pages.Messages;
import dev.gatewright.server.pages.OwnFile.Kind;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.Pages;
import dev.gatewright.server.place.Places;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns what is mailed into a letter: the person's language, the issuer's name and look, the
/// operator's own templates where there are some.
public final class LetterWriter {
  private final Pages pages = new Pages();
  private final Languages languages;
  private final Mailbox from;
  private final OwnTemplates templates;
  private final Places places;

  /// @param from the sender where the issuer names none
  /// @param templates the folder with the operator's own
  /// @param places says where addresses are from which something was asked
  public LetterWriter(Languages languages, Mailbox from, Optional<Path> templates, Places places) {
    this.languages = languages;
    this.from = from;
    this.templates = new OwnTemplates(templates);
    this.places = places;
  }

  /// The letter of a mail that was written at that time.
  public Letter write(Tenant tenant, String id, Mail mail, Instant written) {
    var spoken = LanguageKeys.spoken(tenant.settings());
    var messages = languages.choose(spoken, Optional.of(mail.language()), Optional.empty());
    var view = view(tenant, mail, messages, written);
    var kind = mail.content().word();
    var values = values(view, mail, messages, written);
    var needed =
        mail.content() instanceof Content.Link ? List.of("link", "code") : List.<String>of();
    var language = messages.language();
    var own = new Own(tenant, kind, language, values, needed);
    var subject = messages.text("mail." + kind + ".subject", brand(tenant));
    return new Letter(
        id,
        sender(tenant),
        Mailbox.parse(tenant.settings().get(IssuerKeys.MAIL_REPLY_TO)),
        mail.to(),
        language,
        HeaderText.of(own.part(Part.SUBJECT).orElse(subject)),
        own.part(Part.TEXT).orElseGet(() -> PlainText.of(view)),
        own.part(Part.HTML).orElseGet(() -> new String(pages.mail(view), UTF_8)),
        view.button().map(button -> URI.create(button.link().value())).stream().toList(),
        written);
  }

  private final class Own {
    private final Tenant tenant;
    private final String kind;
    private final String language;
    private final Map<String, String> values;
    private final List<String> needed;

    Own(
        Tenant tenant,
        String kind,
        String language,
        Map<String, String> values,
        List<String> needed) {
      this.tenant = tenant;
      this.kind = kind;
      this.language = language;
      this.values = values;
      this.needed = needed;
    }

    Optional<String> part(Part part) {
      return templates.fill(tenant.id(), kind, language, part, values, needed);
    }
  }

  private Mailbox sender(Tenant tenant) {
    return Mailbox.parse(tenant.settings().get(IssuerKeys.MAIL_FROM))
        .orElseGet(() ->
            new Mailbox(
                from.name().or(() -> Optional.of(HeaderText.of(brand(tenant)))), from.address()));
  }

  private static String brand(Tenant tenant) {
    return tenant.issuer().name();
  }

  private MailView view(Tenant tenant, Mail mail, Messages messages, Instant written) {
    var brand = isolated(messages, brand(tenant));
    var key = "mail." + mail.content().word();
    var button = Optional.<Button>empty();
    var code = Optional.<String>empty();
    var about = Optional.<String>empty();
    var after = new ArrayList<String>();
    switch (mail.content()) {
      case Content.Link link -> {
        about = link.about();
        code = link.code().map(Secret::reveal);
        button =
            link.url()
                .flatMap(url -> PageLink.parse(url.reveal()))
                .map(url -> new Button(messages.text(key + ".button"), url));
        after.add(messages.text("mail.valid", valid(messages, link, mail, written)));
        after.add(
            messages.text(mail.isAskedByAnybody() ? "mail.ignore" : "mail.unexpected", brand));
      }
      case Content.Notice notice -> {
        about = notice.about();
        var own = messages.find(key + ".after").isPresent() ? key + ".after" : "mail.alarm";
        after.add(messages.text(mail.isAskedByAnybody() ? "mail.ignore" : own, brand));
      }
      case Content.Test() -> {}
    }
    return new MailView(
        messages,
        LookKeys.branding(tenant.settings()),
        logo(tenant),
        messages.text(key + ".title", brand),
        lead(messages, key, brand, about),
        button,
        code,
        facts(messages, mail),
        after,
        mail.to());
  }

  private static String lead(Messages messages, String key, String brand, Optional<String> about) {
    return messages.text(
        key + ".lead", brand, about.map(it -> isolated(messages, it)).orElse(brand));
  }

  /// A name among words that are read from right to left, so that it does not turn them around
  /// (Unicode UAX #9 §2.4).
  private static String isolated(Messages messages, String name) {
    return messages.direction().equals("rtl") ? "\u2068" + name + "\u2069" : name;
  }

  private static String valid(Messages messages, Content.Link link, Mail mail, Instant written) {
    var since = mail.asked().map(Asked::at).orElse(written);
    var left = Duration.between(since, link.validUntil());
    return messages.duration(left.isNegative() ? Duration.ZERO : left);
  }

  private List<Fact> facts(Messages messages, Mail mail) {
    var facts = new ArrayList<Fact>();
    if (mail.content() instanceof Content.Link link) {
      link.from().ifPresent(it -> facts.add(new Fact(messages.text("mail.invited_by"), it)));
    }
    mail.asked().ifPresent(asked -> facts.addAll(facts(messages, asked)));
    return facts;
  }

  private List<Fact> facts(Messages messages, Asked asked) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact(messages.text("mail.when"), messages.moment(asked.at())));
    asked.application().ifPresent(it -> facts.add(new Fact(messages.text("mail.application"), it)));
    asked
        .device()
        .flatMap(DeviceName::of)
        .ifPresent(it -> facts.add(new Fact(messages.text("mail.device"), it)));
    asked
        .address()
        .ifPresent(
            it -> facts.add(new Fact(messages.text("mail.where"), places.shown(it, messages))));
    return facts;
  }

  /// Mail programs know no origin, so a path is one of the issuer's. Few of them show SVG.
  private static Optional<PageLink> logo(Tenant tenant) {
    var url = tenant.issuer().url();
    return LookKeys.branding(tenant.settings())
        .picture(Place.LOGO)
        .filter(logo -> logo.file().filter(file -> file.kind() == Kind.SVG).isEmpty())
        .map(logo -> logo.link(tenant.path(), "").value())
        .flatMap(logo -> PageLink.parse(URI.create(url).resolve(logo).toString()));
  }

  /// What templates of the operator's own can name.
  private Map<String, String> values(MailView view, Mail mail, Messages messages, Instant written) {
    var values = new LinkedHashMap<String, String>();
    values.put("brand", view.branding().name());
    values.put("title", view.title());
    values.put("lead", view.lead());
    values.put("recipient", mail.to().value());
    values.put("link", view.button().map(button -> button.link().value()).orElse(""));
    values.put("code", view.code().orElse(""));
    if (mail.content() instanceof Content.Link link) {
      values.put("valid", valid(messages, link, mail, written));
      values.put("about", link.about().orElse(""));
      values.put("from", link.from().orElse(""));
    }
    if (mail.content() instanceof Content.Notice notice) {
      values.put("about", notice.about().orElse(""));
    }
    mail.asked()
        .ifPresent(asked -> {
          values.put("when", messages.moment(asked.at()));
          values.put("application", asked.application().orElse(""));
          values.put("device", asked.device().flatMap(DeviceName::of).orElse(""));
          values.put("address", asked.address().map(it -> places.shown(it, messages)).orElse(""));
        });
    return values;
  }
}
