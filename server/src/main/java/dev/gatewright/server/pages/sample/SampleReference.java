package dev.gatewright.server.pages.sample;

import dev.gatewright.server.pages.Languages;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.Pages;
import dev.gatewright.server.pages.ReferenceView;
import java.util.List;
import java.util.Optional;

/// The reference of an API of one address.
final class SampleReference {
  /// Documentation of the program is in one language.
  static final String LANGUAGE = "en";

  private final Pages pages;
  private final PageContext page;

  SampleReference(Pages pages, PageContext page) {
    this.pages = pages;
    this.page = page;
  }

  byte[] html() {
    var english = Languages.load().choose(Optional.of(LANGUAGE), Optional.empty());
    return pages.reference(view(), page.saying(english));
  }

  private static ReferenceView view() {
    return new ReferenceView(
        "https://id.example.com/admin/v1",
        List.of(new ReferenceView.Group("users", "Users", List.of(call()))),
        List.of(new ReferenceView.Kind("User", List.of(text("user", "required", "the id")))),
        List.of(
            new ReferenceView.Problem("admin.forbidden", 403, "the key has not this permission"),
            new ReferenceView.Problem("admin.body", 400, "the body must be one JSON object"),
            new ReferenceView.Problem("admin.not_found", 404, "there is no such thing here")),
        List.of("admin.forbidden"),
        List.of("admin.body"));
  }

  private static ReferenceView.Call call() {
    return new ReferenceView.Call(
        "patchIssuersUsersOne",
        "PATCH",
        "/issuers/{issuer}/users/{user}",
        "users:write",
        "Writes what is named",
        List.of(text("issuer", "path", ""), text("If-Match", "header", "the tag that was told")),
        List.of(text("email", "optional", "another address")),
        new ReferenceView.Answer(200, "what was asked for, as", Optional.of("User"), true),
        List.of("admin.not_found"),
        "curl -u \"$KEY\" -X PATCH \"$API/issuers/ISSUER/users/USER\"");
  }

  private static ReferenceView.Member text(String name, String need, String meaning) {
    return new ReferenceView.Member(name, need, "text", Optional.empty(), meaning);
  }
}
