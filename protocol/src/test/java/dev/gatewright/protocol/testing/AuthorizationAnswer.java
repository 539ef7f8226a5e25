package dev.gatewright.protocol.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.authorize.AuthorizationOutcome;
import dev.gatewright.protocol.authorize.AuthorizationOutcome.AskUser;
import dev.gatewright.protocol.authorize.AuthorizationOutcome.ErrorDocument;
import dev.gatewright.protocol.authorize.AuthorizationOutcome.ErrorPage;
import dev.gatewright.protocol.authorize.AuthorizationOutcome.FormPost;
import dev.gatewright.protocol.authorize.AuthorizationOutcome.GoOn;
import dev.gatewright.protocol.authorize.AuthorizationOutcome.Lost;
import dev.gatewright.protocol.authorize.AuthorizationOutcome.Redirect;
import dev.gatewright.protocol.errand.Errand;
import dev.gatewright.protocol.errand.LostErrand;
import dev.gatewright.protocol.errand.Question;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.wire.HttpReply;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// An outcome of the authorization endpoint as a client or a page would look at it.
public record AuthorizationAnswer(AuthorizationOutcome outcome) {

  /// Everything before the response parameters.
  public String uri() {
    return switch (outcome) {
      case Redirect redirect -> redirect.location().substring(0, cut(redirect.location()));
      case FormPost post -> post.uri();
      case GoOn page -> throw unexpected();
      case AskUser ask -> throw unexpected();
      case Lost lost -> throw unexpected();
      case ErrorPage page -> throw unexpected();
      case ErrorDocument document -> throw unexpected();
    };
  }

  /// The response parameters, decoded.
  public Map<String, String> fields() {
    return switch (outcome) {
      case Redirect redirect -> decode(redirect.location().substring(cut(redirect.location()) + 1));
      case FormPost post -> post.fields();
      case GoOn page -> throw unexpected();
      case AskUser ask -> throw unexpected();
      case Lost lost -> throw unexpected();
      case ErrorPage page -> throw unexpected();
      case ErrorDocument document -> throw unexpected();
    };
  }

  /// The redirect, undecoded.
  public String location() {
    return outcome instanceof Redirect redirect ? redirect.location() : fail();
  }

  public String code() {
    return Optional.ofNullable(fields().get("code")).orElseThrow(this::unexpected);
  }

  public String error() {
    return Optional.ofNullable(fields().get("error")).orElseThrow(this::unexpected);
  }

  public Reason reason() {
    return switch (outcome) {
      case Redirect redirect -> redirect.refused().orElseThrow(this::unexpected).reason();
      case FormPost post -> post.refused().orElseThrow(this::unexpected).reason();
      case ErrorPage page -> page.refusal().reason();
      case ErrorDocument document -> document.refusal().reason();
      case GoOn page -> throw unexpected();
      case AskUser ask -> throw unexpected();
      case Lost lost -> throw unexpected();
    };
  }

  /// The document of an error that the caller is told.
  public HttpReply document() {
    if (outcome instanceof ErrorDocument document) {
      return document.reply();
    }
    throw unexpected();
  }

  /// True if nothing is sent to the client.
  public boolean isErrorPage() {
    return outcome instanceof ErrorPage;
  }

  /// The page of the host's own that goes on.
  public String page() {
    return outcome instanceof GoOn goOn ? goOn.path() : fail();
  }

  /// What was typed on the page where it goes on.
  public Optional<String> typed() {
    return outcome instanceof GoOn goOn ? goOn.typed() : Optional.of(fail());
  }

  public Errand errand() {
    if (outcome instanceof AskUser ask) {
      return ask.errand();
    }
    throw unexpected();
  }

  public Question question() {
    return errand().question();
  }

  /// The scope that consent is asked for.
  public String missing() {
    return question() instanceof Question.Consent consent ? consent.missing().toString() : fail();
  }

  public Step step() {
    return Step.of(question());
  }

  public String handle() {
    return errand().handle();
  }

  /// The ways on from a question that can no longer be answered.
  public LostErrand lost() {
    if (outcome instanceof Lost lost) {
      return lost.errand();
    }
    throw unexpected();
  }

  /// The kinds of questions.
  public enum Step {
    LOGIN,
    STEP_UP,
    SELECT_ACCOUNT,
    CONSENT;

    public static Step of(Question question) {
      return switch (question) {
        case Question.Login login -> LOGIN;
        case Question.StepUp stepUp -> STEP_UP;
        case Question.SelectAccount select -> SELECT_ACCOUNT;
        case Question.Consent consent -> CONSENT;
      };
    }
  }

  private String fail() {
    throw unexpected();
  }

  private AssertionError unexpected() {
    return new AssertionError("not the outcome expected: " + outcome + " " + described());
  }

  private String described() {
    return switch (outcome) {
      case Redirect redirect -> redirect.location();
      case FormPost post -> post.fields().toString();
      case ErrorPage page -> page.refusal().description();
      case ErrorDocument document -> document.refusal().description();
      case GoOn page -> page.path();
      case AskUser ask -> "";
      case Lost lost -> lost.errand().toString();
    };
  }

  private static int cut(String location) {
    int fragment = location.indexOf('#');
    if (fragment >= 0) {
      return fragment;
    }
    return Stream.of("code", "error", "access_token")
        .flatMap(name -> Stream.of("?" + name + "=", "&" + name + "="))
        .map(location::indexOf)
        .filter(found -> found >= 0)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no response in " + location));
  }

  private static Map<String, String> decode(String text) {
    var fields = new LinkedHashMap<String, String>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      var before =
          fields.put(
              URLDecoder.decode(pair.substring(0, equals), UTF_8),
              URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      if (before != null) {
        throw new AssertionError("a response parameter twice: " + text);
      }
    }
    return fields;
  }
}
