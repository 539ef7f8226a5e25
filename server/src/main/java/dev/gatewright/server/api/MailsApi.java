package dev.gatewright.server.api;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.MailCommand.CancelMail;
import dev.gatewright.admin.command.MailCommand.ListMails;
import dev.gatewright.admin.command.MailCommand.RetryMail;
import dev.gatewright.admin.command.Part;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.identity.UserId;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.store.outbox.MailLine;
import dev.gatewright.store.sql.Mark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is mailed, and what became of it: never what it says, nor what it leads to.
final class MailsApi {
  private static final String MAILS = AdminCall.ISSUER_PATH + "/mails";

  private static final Document MAIL =
      Document.of(
          "Mail",
          Field.required("id", Shapes.TEXT, "what addresses name it by"),
          Field.required("kind", Shapes.TEXT, "what it is about"),
          Field.optional("to", Shapes.TEXT, "where it goes, as long as it waits"),
          Field.optional("user", Shapes.TEXT, "the id of whom it is about"),
          Field.required(
              "state",
              new Shape.Words(List.of("waiting", "sent", "given_up", "cancelled")),
              "what became of it"),
          Field.required("tries", new Shape.Whole(0, Integer.MAX_VALUE), "how often it was tried"),
          Field.optional("reason", Shapes.TEXT, "the last fault, in a word"),
          Field.required("created_at", Shapes.MOMENT, "when it was written"),
          Field.optional("due_at", Shapes.MOMENT, "when it is tried next"));

  private final AdminDesk desk;

  MailsApi(AdminDesk desk) {
    this.desk = desk;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
                MAILS,
                Permission.USERS_READ,
                "What waits to be mailed, and for a week what became of it, the last first",
                new Told.Several(MAIL))
            .asking(
                Field.optional("user", Shapes.TEXT, "about this person"),
                AdminCall.LIMIT,
                AdminCall.CURSOR)
            .by(call -> Cursor.part(call, "mails", part -> list(call, part))),
        Endpoint.post(
                MAILS + "/{mail}/retry",
                Permission.USERS_WRITE,
                "Tries one that waits now",
                new Told.Nothing())
            .by(call -> desk.act(call, new RetryMail(call.issuer(), call.variable("mail")))),
        Endpoint.delete(MAILS + "/{mail}", Permission.USERS_WRITE, "Has one that waits not sent")
            .by(call -> desk.act(call, new CancelMail(call.issuer(), call.variable("mail")))));
  }

  private HttpResponse list(AdminCall call, Part part) {
    var sent = call.parameter("user");
    var user = sent.flatMap(UserId::parse);
    if (sent.isPresent() && user.isEmpty()) {
      return Parameter.refused(call, "user");
    }
    return desk.ask(
        call,
        new ListMails(call.issuer(), user, part),
        AdminResult.Mails.class,
        found ->
            JsonAnswers.list(
                found.mails().stream().map(MailsApi::told).toList(),
                Cursor.behind(
                    "mails",
                    found.mails(),
                    found.more(),
                    mail -> new Mark(mail.createdAt().toEpochMilli(), mail.id()))));
  }

  private static Map<String, Object> told(MailLine mail) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", mail.id());
    fields.put("kind", mail.kind());
    mail.to().ifPresent(to -> fields.put("to", to));
    mail.person().ifPresent(user -> fields.put("user", user.value()));
    fields.put("state", mail.outcome());
    fields.put("tries", mail.tries());
    mail.reason().ifPresent(reason -> fields.put("reason", reason));
    fields.put("created_at", mail.createdAt().toString());
    mail.dueAt().ifPresent(at -> fields.put("due_at", at.toString()));
    return fields;
  }
}
