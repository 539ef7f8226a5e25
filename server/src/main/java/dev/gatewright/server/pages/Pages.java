package dev.gatewright.server.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.Map;

/// All hosted pages: one method a page, from its view to UTF-8 HTML. Safe for use by many threads.
///
/// The pages need this policy and no more: `default-src 'none'; style-src 'self'; script-src
/// 'self'; img-src 'self'` (and `Branding.imageSource`), `form-action`, `base-uri 'none'`,
/// `frame-ancestors 'none'`.
public final class Pages {
  private final TemplateEngine templates;

  public Pages() {
    templates =
        TemplateEngine.createPrecompiled(
            null,
            ContentType.Html,
            Pages.class.getClassLoader(),
            "dev.gatewright.server.pages.templates");
    templates.setBinaryStaticContent(true);
  }

  public byte[] login(LoginView view, PageContext page) {
    return render("login.jte", view, page);
  }

  public byte[] code(CodeView view, PageContext page) {
    return render("code.jte", view, page);
  }

  public byte[] pin(PinView view, PageContext page) {
    return render("pin.jte", view, page);
  }

  public byte[] passkey(PasskeyView view, PageContext page) {
    return render("passkey.jte", view, page);
  }

  public byte[] chooseAccount(ChooseAccountView view, PageContext page) {
    return render("choose-account.jte", view, page);
  }

  public byte[] consent(ConsentView view, PageContext page) {
    return render("consent.jte", view, page);
  }

  public byte[] logout(LogoutView view, PageContext page) {
    return render("logout.jte", view, page);
  }

  public byte[] signedOut(SignedOutView view, PageContext page) {
    return render("signed-out.jte", view, page);
  }

  public byte[] error(ErrorView view, PageContext page) {
    return render("error.jte", view, page);
  }

  public byte[] home(HomeView view, PageContext page) {
    return render("home.jte", view, page);
  }

  public byte[] notFound(NotFoundView view, PageContext page) {
    return render("not-found.jte", view, page);
  }

  public byte[] formPost(FormPostView view, PageContext page) {
    return render("form-post.jte", view, page);
  }

  public byte[] dev(DevView view, PageContext page) {
    return render("dev/overview.jte", view, page);
  }

  public byte[] reference(ReferenceView view, PageContext page) {
    return render("reference.jte", view, page);
  }

  public byte[] look(LookView view, PageContext page) {
    return render("dev/look.jte", view, page);
  }

  public byte[] inbox(InboxView view, PageContext page) {
    return render("dev/inbox.jte", view, page);
  }

  public byte[] mailed(MailedView view, PageContext page) {
    return render("mailed.jte", view, page);
  }

  public byte[] openLink(OpenLinkView view, PageContext page) {
    return render("open-link.jte", view, page);
  }

  public byte[] arrived(ArrivedView view, PageContext page) {
    return render("arrived.jte", view, page);
  }

  public byte[] acting(ActingView view, PageContext page) {
    return render("acting.jte", view, page);
  }

  public byte[] acted(ActedView view, PageContext page) {
    return render("acted.jte", view, page);
  }

  /// The HTML of a mail. It loads nothing but the logo, and needs no script.
  public byte[] mail(MailView view) {
    return render("mail/letter.jte", Map.of("view", view));
  }

  /// A page of a view that another package has.
  public byte[] render(String template, Object view, PageContext page) {
    return render(template, Map.of("view", view, "page", page.of(template)));
  }

  private byte[] render(String template, Map<String, Object> parameters) {
    Utf8ByteOutput out = new Utf8ByteOutput();
    templates.render(template, parameters, out);
    return out.toByteArray();
  }
}
