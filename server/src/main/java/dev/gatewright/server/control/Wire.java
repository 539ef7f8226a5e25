package dev.gatewright.server.control;

import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.config.yaml.JsonValues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Requests and answers as bytes: one JSON object, and over the control socket one line feed.
public final class Wire {
  /// The longest message in bytes: a `tenants.yaml` of 8 MiB and room for escapes.
  static final int LONGEST_MESSAGE = 32 * 1024 * 1024;

  private Wire() {}

  static void write(OutputStream out, Request request) throws IOException {
    writeLine(out, json(request));
  }

  private static ObjectNode json(Request request) {
    var object = JsonValues.newObject();
    object.put("command", request.command());
    var arguments = object.putObject("arguments");
    request.arguments().forEach(arguments::put);
    return object;
  }

  static void write(OutputStream out, Answer answer) throws IOException {
    writeLine(out, json(answer));
  }

  private static ObjectNode json(Answer answer) {
    var object = JsonValues.newObject().put("exit", answer.exitCode()).put("text", answer.text());
    answer.receipt().ifPresent(receipt -> object.put("receipt", receipt));
    return object;
  }

  static Request readRequest(InputStream in) throws IOException {
    return request(readLine(in));
  }

  static Answer readAnswer(InputStream in) throws IOException {
    return answer(readLine(in));
  }

  /// A request as a body has it; absent where it is none.
  public static Optional<Request> request(byte[] body) {
    return object(body)
        .filter(object -> object.path("command").isString() && object.path("arguments").isObject())
        .filter(object -> object.path("arguments").valueStream().allMatch(JsonNode::isString))
        .map(Wire::request);
  }

  /// An answer as a body has it; absent where it is none.
  public static Optional<Answer> answer(byte[] body) {
    return object(body)
        .filter(object -> object.path("exit").isInt() && object.path("text").isString())
        .map(Wire::answer);
  }

  private static Optional<ObjectNode> object(byte[] body) {
    try {
      return JsonText.read(body) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private static Request request(ObjectNode object) {
    var arguments = new HashMap<String, String>();
    object
        .path("arguments")
        .properties()
        .forEach(one -> arguments.put(one.getKey(), one.getValue().asString()));
    return new Request(object.path("command").asString(), arguments);
  }

  private static Answer answer(ObjectNode object) {
    var receipt = object.path("receipt").asString("");
    return new Answer(
        object.path("exit").asInt(Answer.FAILED),
        object.path("text").asString(),
        Optional.of(receipt).filter(text -> !text.isEmpty()));
  }

  /// The body of a request.
  public static byte[] bytes(Request request) {
    return JsonText.write(json(request));
  }

  /// The body of an answer.
  public static byte[] bytes(Answer answer) {
    return JsonText.write(json(answer));
  }

  private static void writeLine(OutputStream out, ObjectNode object) throws IOException {
    out.write(JsonText.write(object));
    out.write('\n');
    out.flush();
  }

  private static ObjectNode readLine(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the connection ended before the message did");
      }
      if (line.size() == LONGEST_MESSAGE) {
        throw new IOException("a message is longer than " + LONGEST_MESSAGE + " bytes");
      }
      line.write(next);
    }
    try {
      if (JsonText.read(line.toByteArray()) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      throw new IOException("a message is no JSON", e);
    }
    throw new IOException("a message is no JSON object");
  }
}
