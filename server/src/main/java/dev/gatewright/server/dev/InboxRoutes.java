package dev.gatewright.server.dev;

import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.LoopbackOnly;
import dev.gatewright.server.http.Route;
import dev.gatewright.server.http.SecurityHeaders;
import dev.gatewright.server.pages.InboxView;
import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/// `/dev/inbox`, a page, and `/dev/inbox.json?to=ADDRESS`, for tests that follow a mailed link.
public final class InboxRoutes {
  private static final String BRAND = "Gatewright";

  private final Inbox inbox;
  private final DevPages pages;

  public InboxRoutes(Inbox inbox) {
    this.inbox = inbox;
    this.pages = DevPages.load();
  }

  public List<Route> routes() {
    return List.of(
        LoopbackOnly.of(Route.get("/dev/inbox", this::page).page()),
        LoopbackOnly.of(Route.get("/dev/inbox.json", this::list)));
  }

  private HttpResponse page(HttpRequest request) {
    var to = recipient(request);
    var mails =
        inbox.list(to).stream()
            .map(mail ->
                new InboxView.Mail(
                    mail.id(),
                    mail.received(),
                    mail.to(),
                    mail.subject(),
                    mail.text(),
                    mail.links().stream().flatMap(link -> PageLink.parse(link).stream()).toList()))
            .toList();
    var view = new InboxView(to, mails);
    return DevPages.page(pages.pages().inbox(view, pages.context(request, BRAND)));
  }

  private HttpResponse list(HttpRequest request) {
    var array = JsonNodeFactory.instance.arrayNode();
    for (var mail : inbox.list(recipient(request))) {
      var one = array.addObject();
      one.put("id", mail.id());
      one.put("to", mail.to());
      one.put("subject", mail.subject());
      one.put("text", mail.text());
      one.put("html", mail.html());
      var links = one.putArray("links");
      mail.links().forEach(links::add);
    }
    return HttpResponse.json(200, JsonText.write(array)).withHeaders(SecurityHeaders.BACK_CHANNEL);
  }

  private static Optional<String> recipient(HttpRequest request) {
    return request.query().first("to").filter(text -> !text.isEmpty());
  }
}
