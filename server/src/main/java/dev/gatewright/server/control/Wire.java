package dev.gatewright.server.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Requests and answers as bytes: one JSON object, one line feed.
final class Wire {
  /// The longest message in bytes: a `tenants.yaml` of 8 MiB and room for escapes.
  static final int LONGEST_MESSAGE = 32 * 1024 * 1024;

  /// A message is bounded as a whole, above; depth, numbers and names by Jackson's own limits. Only
  /// the server's own account can send one, and a repeated key would be a mistake of ours.
  private static final JsonMapper JSON =
      new JsonMapper(
          JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private Wire() {}

  static void write(OutputStream out, Request request) throws IOException {
    var object = JSON.createObjectNode();
    object.put("command", request.command());
    var arguments = object.putObject("arguments");
    request.arguments().forEach(arguments::put);
    writeLine(out, object);
  }

  static void write(OutputStream out, Answer answer) throws IOException {
    var object = JSON.createObjectNode();
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
    out.write((JSON.writeValueAsString(object) + "\n").getBytes(UTF_8));
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
      if (JSON.readTree(line.toString(UTF_8)) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      throw new IOException("a message is no JSON", e);
    }
    throw new IOException("a message is no JSON object");
  }
}
