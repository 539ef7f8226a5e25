package dev.gatewright.server.control;

import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.config.yaml.JsonValues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// Requests and answers as bytes: one JSON object, one line feed.
final class Wire {
  /// The longest message in bytes: a `tenants.yaml` of 8 MiB and room for escapes.
  static final int LONGEST_MESSAGE = 32 * 1024 * 1024;

  private Wire() {}

  static void write(OutputStream out, Request request) throws IOException {
    var object = JsonValues.newObject();
    object.put("command", request.command());
    var arguments = object.putObject("arguments");
    request.arguments().forEach(arguments::put);
    writeLine(out, object);
  }

  static void write(OutputStream out, Answer answer) throws IOException {
    var object = JsonValues.newObject();
    object.put("exit", answer.exitCode());
    object.put("text", answer.text());
    writeLine(out, object);
  }

  static Request readRequest(InputStream in) throws IOException {
    var object = readLine(in);
    var arguments = new HashMap<String, String>();
    object
        .path("arguments")
        .properties()
        .forEach(one -> arguments.put(one.getKey(), one.getValue().asString()));
    return new Request(object.path("command").asString(), arguments);
  }

  static Answer readAnswer(InputStream in) throws IOException {
    var object = readLine(in);
    return new Answer(object.path("exit").asInt(Answer.FAILED), object.path("text").asString());
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
